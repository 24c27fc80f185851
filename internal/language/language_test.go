package language

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDetect(t *testing.T) {
	for _, c := range []struct{ want, text string }{
		{"en", "The two ministers signed the agreement after talks in the capital."},
		{"en", "Kyiv and Warsaw don’t agree on the text, officials said."},
		{"de", "Die beiden Minister unterzeichneten das Abkommen nach Gesprächen in der Hauptstadt."},
		{"fr", "Les deux ministres ont signé l'accord après des entretiens dans la capitale."},
		{"es", "Los dos ministros firmaron el acuerdo después de las conversaciones en la capital."},
		{"pt", "Os dois ministros assinaram o acordo depois de conversações na capital."},
		{"it", "I due ministri hanno firmato l'accordo dopo i colloqui nella capitale."},
		{"nl", "De twee ministers ondertekenden het akkoord na gesprekken in de hoofdstad."},
		{"pl", "Obaj ministrowie podpisali porozumienie po rozmowach w stolicy."},
		{"tr", "İki bakan başkentteki görüşmelerin ardından anlaşmayı imzaladı."},
		{"ru", "Министры двух стран подписали соглашение после переговоров в столице."},
		{"uk", "Міністри двох країн підписали угоду після переговорів у столиці."},
		{"ar", "وقع الوزيران الاتفاق بعد محادثات في العاصمة."},
		{"fa", "دو وزیر پس از گفتگو در پایتخت توافقنامه را امضا کردند."},
		{"he", "שני השרים חתמו על ההסכם לאחר שיחות בבירה."},
		{"zh", "两国部长在首都会谈后签署了协议。双方还讨论了贸易和农业合作的问题。"},
		{"ja", "両国の大臣は首都での会談の後、協定に署名しました。"},
		{"ko", "양국 장관은 수도에서 회담을 한 뒤 협정에 서명했습니다."},
		{"hi", "दोनों मंत्रियों ने राजधानी में बातचीत के बाद समझौते पर हस्ताक्षर किए।"},
		{"el", "Οι δύο υπουργοί υπέγραψαν τη συμφωνία μετά από συνομιλίες στην πρωτεύουσα."},
		{"vi", "Hai bộ trưởng đã ký thỏa thuận sau cuộc hội đàm tại thủ đô."},
		{"", ""},
		{"", "12 345 67,8 % -- 9"},
		{"", "ok"},
		{"", strings.Repeat("zxqv kjhg qqwx ", 30)},
	} {
		if got := Detect(c.text); got != c.want {
			t.Errorf("Detect(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestName(t *testing.T) {
	for code, want := range map[string]string{"de": "German", "fa": "Persian", "zz": "zz"} {
		if got := Name(code); got != want {
			t.Errorf("Name(%s) = %s, want %s", code, got, want)
		}
	}
}

// English news must never be taken for another language: it would not be read.
func TestEnglishNews(t *testing.T) {
	file, err := os.Open(filepath.Join(shared(t), "data", "news", "news.jsonl"))
	if err != nil {
		t.Skip("NO DATA: ", err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 32<<20)
	read, missed := 0, 0
	for lines.Scan() {
		var report struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &report); err != nil {
			t.Fatal(err)
		}
		read++
		if got := Detect(report.Text); got != "en" {
			missed++
			t.Logf("%q: %.80q", got, report.Text)
		}
	}
	if read < 1000 {
		t.Fatalf("%d reports read, too few to judge by", read)
	}
	if missed > 0 {
		t.Errorf("%d of %d English reports taken for something else", missed, read)
	}
}

// shared returns the folder of the development data.
func shared(t *testing.T) string {
	if dir := os.Getenv("CHANCERY_SHARED"); dir != "" {
		return dir
	}
	return filepath.Join("..", "..", "..", "shared")
}

func TestLoadRefuses(t *testing.T) {
	for name, c := range map[string][2]string{
		"magic":   {"something else\n\n", languages},
		"records": {"chancery ngrams 1\nrecords: 5\n\nshort", languages},
		"columns": {ngrams, "code\tname\tscore\nde\tGerman\n"},
		"score":   {ngrams, "code\tname\tscore\nde\tGerman\thigh\n"},
	} {
		if _, err := load(c[0], c[1]); err == nil {
			t.Errorf("%s: loaded", name)
		}
	}
}

func FuzzDetect(f *testing.F) {
	f.Add("The two ministers signed the agreement.")
	f.Add("\xff\xfe’’''ı̇ſ")
	f.Fuzz(func(t *testing.T, text string) {
		code := Detect(text)
		if code != "" && Name(code) == code {
			t.Errorf("unknown code %q", code)
		}
		if again := Detect(text); again != code {
			t.Errorf("%q, then %q", code, again)
		}
	})
}

func BenchmarkDetect(b *testing.B) {
	text := strings.Repeat("The two ministers signed the agreement after long talks in the capital on Monday, officials said. ", 20)
	b.SetBytes(maxText)
	b.ReportAllocs()
	for b.Loop() {
		if Detect(text) != "en" {
			b.Fatal("not English")
		}
	}
}
