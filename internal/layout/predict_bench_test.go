package layout

import "testing"

func BenchmarkPredict(b *testing.B) {
	vectors := make([]Vector, 64)
	x := uint32(1)
	for i := range vectors {
		for f := range vectors[i] {
			x = x*1664525 + 1013904223
			vectors[i][f] = float32(x>>8) / (1 << 24) * 2
		}
	}
	i := 0
	for b.Loop() {
		trained.Second.Predict(&vectors[i&63])
		i++
	}
}
