package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"chancery"
	"chancery/lang"
	"chancery/lang/en"
)

type parseCmd struct {
	Files   []string `arg:"" optional:"" name:"file" help:"Files to parse; - or none for standard input. Plain text in UTF-8."`
	Conllu  bool     `help:"The files are CoNLL-U: keep their words and sentences, replace the analysis."`
	Split   bool     `help:"Divide into sentences and words only."`
	Workers int      `short:"j" default:"0" placeholder:"N" help:"Stretches of text parsed at once; 0 for one a processor. The output does not depend on it."`
}

// Help is the longer help of the command.
func (parseCmd) Help() string {
	return `Divides text into sentences and words, and writes part of speech, features, lemma, head and relation of each word, and names, as CoNLL-U (docs/format/conllu.md).

Text is streamed: a file may be larger than memory.

Examples:
  chancery parse report.txt
  echo 'The envoy left.' | chancery parse
  chancery parse --conllu treebank.conllu > mine.conllu`
}

// Run parses the files in order.
func (c *parseCmd) Run(e *env) error {
	model, err := en.Model()
	if err != nil {
		return &chancery.Error{Op: "parse", Kind: chancery.Internal, Err: err}
	}
	files := c.Files
	if len(files) == 0 {
		files = []string{"-"}
	}
	workers := c.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	out := bufio.NewWriterSize(e.stdout, 64<<10)
	for _, file := range files {
		if err := c.file(e, out, file, workers, model); err != nil {
			return errors.Join(err, out.Flush())
		}
	}
	if err := out.Flush(); err != nil {
		return output(err)
	}
	return e.ctx.Err()
}

// part is a stretch of the input that is parsed at once. Its sentences are
// numbered when it is written.
type part struct {
	doc    lang.Document
	given  []lang.Sentence // instead of doc, when words are given
	broken error           // why there is no more
}

func (c *parseCmd) file(e *env, out *bufio.Writer, file string, workers int, model *lang.Model) error {
	in, name := e.stdin, ""
	if file != "-" {
		f, err := open(file)
		if err != nil {
			return err
		}
		defer f.Close()
		in, name = f, strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	}
	parts, kind := textParts(in), chancery.IO
	if c.Conllu {
		parts, kind = conlluParts(in), chancery.Invalid
	}
	parse := func(p part) part {
		switch {
		case c.Conllu && !c.Split:
			model.Parse(p.given)
			for i := range p.given {
				p.given[i].Empty = nil // belongs to the replaced analysis
				for k := range p.given[i].Tokens {
					p.given[i].Tokens[k].Deps = ""
				}
			}
		case c.Conllu:
			for i := range p.given {
				strip(&p.given[i])
			}
		case c.Split:
			p.doc.Sentences = lang.Split(p.doc.Text)
		default:
			p.doc = model.Annotate(p.doc.Text)
		}
		return p
	}
	n := 0
	var buf []byte
	for p := range ordered(parts, workers, parse) {
		if p.broken != nil {
			return &chancery.Error{Op: "parse", Kind: kind, Subject: file, Err: p.broken}
		}
		for i := range p.doc.Sentences {
			s := p.doc.Conllu(i)
			s.Comments = append(sentenceHead(name, n), s.Comments...)
			n++
			buf = lang.AppendConllu(buf[:0], &s)
			out.Write(buf)
		}
		for i := range p.given {
			buf = lang.AppendConllu(buf[:0], &p.given[i])
			out.Write(buf)
		}
		if err := out.Flush(); err != nil {
			return output(err)
		}
		if e.ctx.Err() != nil {
			return e.ctx.Err()
		}
	}
	return nil
}

// sentenceHead is the comments that name sentence n (from 0) of a file.
func sentenceHead(name string, n int) []string {
	id := strconv.Itoa(n + 1)
	doc := "newdoc"
	if name != "" {
		id, doc = name+"-"+id, "newdoc id = "+name
	}
	if n == 0 {
		return []string{doc, "sent_id = " + id}
	}
	return []string{"sent_id = " + id}
}

// strip takes the analysis out of a sentence.
func strip(s *lang.Sentence) {
	s.Empty = nil
	for k := range s.Tokens {
		t := &s.Tokens[k]
		*t = lang.Token{Span: t.Span, Form: t.Form, Misc: t.Misc, Head: -1, First: -1, Next: -1}
	}
}

const (
	partSize  = 32 << 10 // bytes of text parsed at once
	givenSize = 200      // given sentences parsed at once
)

// textParts cuts a text where it can be: at a blank line after partSize bytes,
// else at a line end after four times as many, else at white space, else there.
func textParts(in io.Reader) iter.Seq[part] {
	return func(yield func(part) bool) {
		var buf []byte
		for {
			want := 4 * partSize
			for len(buf) < want {
				buf = append(buf, make([]byte, partSize)...)
				k, err := io.ReadFull(in, buf[len(buf)-partSize:])
				buf = buf[:len(buf)-partSize+k]
				if err == io.EOF || err == io.ErrUnexpectedEOF {
					yield(part{doc: lang.Document{Text: string(buf)}})
					return
				}
				if err != nil {
					yield(part{broken: err})
					return
				}
			}
			n := cutText(buf)
			if !yield(part{doc: lang.Document{Text: string(buf[:n])}}) {
				return
			}
			buf = append(buf[:0], buf[n:]...)
		}
	}
}

// cutText returns where to cut a text that goes on.
func cutText(text []byte) int {
	for _, mark := range []string{"\n\n", "\n\r\n"} {
		if i := bytes.Index(text[partSize:], []byte(mark)); i >= 0 {
			return partSize + i + len(mark)
		}
	}
	for _, marks := range []string{"\n\r", " \t"} {
		if i := bytes.LastIndexAny(text, marks); i >= partSize {
			return i + 1
		}
	}
	return len(text)
}

// conlluParts reads sentences in groups.
func conlluParts(in io.Reader) iter.Seq[part] {
	return func(yield func(part) bool) {
		var p part
		for s, err := range lang.ScanConllu(in) {
			if err != nil {
				if len(p.given) == 0 || yield(p) {
					yield(part{broken: err})
				}
				return
			}
			if p.given = append(p.given, s); len(p.given) == givenSize {
				if !yield(p) {
					return
				}
				p = part{}
			}
		}
		if len(p.given) > 0 {
			yield(p)
		}
	}
}
