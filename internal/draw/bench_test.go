package draw

import "testing"

func BenchmarkDraw(b *testing.B) {
	lanes, network, world := manyLanes(), largeNetwork(200, 600), exampleMap()
	for _, bench := range []struct {
		name string
		draw func() Drawing
	}{{"lanes of 10800 items", lanes.Draw}, {"network of 200 nodes", network.Draw}, {"map", world.Draw}} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if bench.draw().SVG() == "" {
					b.Fatal("there is no picture")
				}
			}
		})
	}
}
