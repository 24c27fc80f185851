package ingest

import (
	"strings"
	"testing"

	"chancery"

	"golang.org/x/net/html"
)

func TestMetadata(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       chancery.Report
	}{
		{"JSON-LD in a graph, with lists",
			`<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"No"},{"@type":["NewsArticle","Thing"],"headline":" A\n head ",
			"author":[{"name":"Ann"},{"name":"Bob"}],"publisher":{"@type":"Organization","name":"Post"},"datePublished":"2024-01-02T23:59:00+09:00","mainEntityOfPage":{"@id":"https://post.example/1"}}]}</script>`,
			chancery.Report{Title: "A head", Byline: "Ann, Bob", Outlet: "Post", Published: "2024-01-02", URL: "https://post.example/1"}},
		{"OpenGraph before plain elements",
			`<title>Plain | Site</title><meta property="og:title" content="Open"><meta property="og:site_name" content="Site"><meta name="Author" content="https://site.example/ann"><meta name="dc.creator" content="Ann"><meta property="article:published_time" content="2024-05-06"><h1>Head</h1>`,
			chancery.Report{Title: "Open", Outlet: "Site", Byline: "Ann", Published: "2024-05-06"}},
		{"plain elements",
			`<title>Title</title><h1>The <em>head</em></h1><time datetime="2023-02-03 10:00">long ago</time><link rel="canonical" href="https://x.example/">`,
			chancery.Report{Title: "The head", Published: "2023-02-03", URL: "https://x.example/"}},
		{"broken JSON and odd dates",
			`<script type="application/ld+json">{"@type":"NewsArticle",</script><meta name="date" content="03/11/2023"><link rel="canonical" href="/relative">`,
			chancery.Report{}},
		{"written dates", `<meta name="pubdate" content="Mon, 13 Mar 2023 10:00:00 GMT">`, chancery.Report{Published: "2023-03-13"}},
		{"an address that is none", `<meta property="og:url" content="javascript:alert(1)">`, chancery.Report{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			root, err := html.Parse(strings.NewReader(c.page))
			if err != nil {
				t.Fatal(err)
			}
			got := metadata(root)
			if got.Title != c.want.Title || got.Byline != c.want.Byline || got.Outlet != c.want.Outlet || got.Published != c.want.Published || got.URL != c.want.URL {
				t.Errorf("%+v\nwant %+v", got, c.want)
			}
		})
	}
}
