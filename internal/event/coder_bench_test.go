package event

import (
	"strings"
	"testing"

	"chancery/internal/actor"
	"chancery/internal/gazetteer"
	"chancery/internal/place"
	"chancery/internal/timex"
	"chancery/lang/en"
)

// article is ours: the shape of a short report with a dozen events.
var article = strings.Repeat(`The president of Kenya arrived in Ethiopia on Monday for talks with Prime Minister Abiy Ahmed on trade and the border.
Kenya had closed its embassy in 2019 after protesters burned its flag. The two governments signed an agreement on water and agreed to reopen the crossing.
Uganda, which sent 400 troops to Somalia last year, criticised the deal and demanded that Ethiopia withdraw its soldiers from the region.
Police in Nairobi arrested twelve demonstrators, officials said. The United States announced 20 million dollars in food aid for the drought.
`, 5)

func BenchmarkFind(b *testing.B) {
	gaz := gazetteer.Default()
	doc := en.Annotate(article)
	actors := actor.Find(&doc, gaz, "2023-03-13")
	places := place.Find(&doc, gaz, "2023-03-13")
	times := timex.Find(&doc, "2023-03-13")
	c := Default()
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	for b.Loop() {
		c.Find(&doc, &actors, &places, times)
	}
}

func BenchmarkParse(b *testing.B) {
	b.SetBytes(int64(len(article)))
	en.Annotate("Warm up.")
	for b.Loop() {
		en.Annotate(article)
	}
}
