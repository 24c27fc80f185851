package chancery

// AttributionID names an attribution within one Reading ("q1").
type AttributionID string

// Attribution is somebody's word: a source, the cue that shows it, the content.
type Attribution struct {
	ID         AttributionID `json:"id"`
	Source     ActorID       `json:"source"`            // "" for an unnamed source
	Sources    []ActorID     `json:"sources,omitempty"` // all of them where there are several ("Paris and Rome said"), Source first
	SourceText Span          `json:"source_text"`
	Cue        Span          `json:"cue"`
	Content    []Span        `json:"content"`
	Manner     string        `json:"manner"`     // direct, indirect, mixed
	Stance     string        `json:"stance"`     // report, claim, confirm, deny, doubt, accuse, promise, demand, predict, believe, ask
	Statements []string      `json:"statements"` // ids of the events and agreements inside the content
	Via        AttributionID `json:"via"`        // the attribution through which this one reached the report
}

// Factuality is a FactBank value (Saurí and Pustejovsky 2009): how certain a
// holder is that something is so (+) or not so (-).
type Factuality string

// The FactBank values.
const (
	CTPlus  Factuality = "CT+" // certainly so
	PRPlus  Factuality = "PR+" // probably so
	PSPlus  Factuality = "PS+" // possibly so
	CTMinus Factuality = "CT-" // certainly not so
	PRMinus Factuality = "PR-"
	PSMinus Factuality = "PS-"
	CTU     Factuality = "CTu" // certain, polarity unknown
	UU      Factuality = "Uu"  // uncommitted
)

// HolderReport is the holder of what the author of the text says herself.
const HolderReport = "report"

// Perspective is the factuality of an event or agreement for one holder:
// HolderReport or an actor id.
type Perspective struct {
	Holder      string        `json:"holder"`
	Factuality  Factuality    `json:"factuality"`
	Attribution AttributionID `json:"attribution,omitempty"`
	Reason      string        `json:"reason,omitempty"` // the words or rule behind it, e.g. "modal: may"
}

// QuestionID names an open question within one Reading ("u1").
type QuestionID string

// Question is something the report says is not known.
type Question struct {
	ID QuestionID `json:"id"`
	Span
	Topic   string   `json:"topic"`
	AskedBy string   `json:"asked_by"` // HolderReport or an actor id
	About   []string `json:"about"`    // ids of the statements it bears on
}
