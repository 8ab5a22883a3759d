package main

import (
	"bytes"
	"cmp"
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"
)

// panel is one diagram: times over a number.
type panel struct {
	title, xLabel, yLabel string
	log                   bool // logarithmic times
	lines                 []curve
}

// curve is what one contender costs.
type curve struct {
	name   string
	colour int // class of the style sheet; 0 stands out
	points []point
}

type point struct{ x, y float64 }

func sortPoints(points []point) {
	slices.SortFunc(points, func(a, b point) int { return cmp.Compare(a.x, b.x) })
}

const (
	panelWidth  = 480
	panelHeight = 360
	marginLeft  = 58
	marginRight = 138 // for the names at the ends of the lines
	marginTop   = 44
	marginBelow = 48
	labelHeight = 14
)

// style returns colours that stand out on white, and those that stand out on
// near-black for a reader who prefers a dark ground.
func style() string {
	light := []string{"#1f6feb", "#6e7781", "#9a6700", "#c9303f", "#8250df", "#1a7f37"}
	dark := []string{"#58a6ff", "#9aa3ad", "#d9a520", "#f0647a", "#b28df0", "#49c478"}
	var b strings.Builder
	b.WriteString(`
text { font: 12px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; fill: #6e7781 }
.title { font-size: 13px; font-weight: 600 }
.grid { stroke: #8b949e; stroke-opacity: .25 }
.axis { stroke: #8b949e }
.line { fill: none; stroke-width: 1.75; stroke-linejoin: round }
.line.c0 { stroke-width: 3 }
.name.c0 { font-weight: 700 }
`)
	colour := func(i int, c string) {
		fmt.Fprintf(&b, ".line.c%d { stroke: %s } .dot.c%d, .name.c%d { fill: %s }\n", i, c, i, i, c)
	}
	for i, c := range light {
		colour(i, c)
	}
	b.WriteString("@media (prefers-color-scheme: dark) {\ntext { fill: #adb5bd }\n")
	for i, c := range dark {
		colour(i, c)
	}
	b.WriteString("}\n")
	return b.String()
}

// draw returns the panels side by side as an SVG picture with a transparent
// ground.
func draw(panels []panel) []byte {
	var b bytes.Buffer
	width := panelWidth * len(panels)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img">`+"\n",
		width, panelHeight, width, panelHeight)
	var titles []string
	for _, p := range panels {
		titles = append(titles, p.title+": "+p.yLabel+" over "+p.xLabel)
	}
	fmt.Fprintf(&b, "<title>%s</title>\n<style>%s</style>\n", html.EscapeString(strings.Join(titles, ". ")), style())
	for i, p := range panels {
		fmt.Fprintf(&b, `<g transform="translate(%d 0)">`+"\n", i*panelWidth)
		p.draw(&b)
		b.WriteString("</g>\n")
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

func (p panel) draw(b *bytes.Buffer) {
	x, y := p.scales()
	text := func(class, anchor string, px, py float64, s string) {
		fmt.Fprintf(b, `<text class="%s" text-anchor="%s" x="%s" y="%s">%s</text>`+"\n",
			class, anchor, px1(px), px1(py), html.EscapeString(s))
	}
	rule := func(class string, x1, y1, x2, y2 float64) {
		fmt.Fprintf(b, `<path class="%s" d="M%s %sL%s %s"/>`+"\n", class, px1(x1), px1(y1), px1(x2), px1(y2))
	}

	text("title", "start", x.from, marginTop-26, p.title)
	text("", "start", x.from, marginTop-10, p.yLabel)
	for _, v := range y.ticks(6) {
		rule("grid", x.from, y.at(v), x.to, y.at(v))
		text("", "end", x.from-7, y.at(v)+4, duration(v))
	}
	rule("axis", x.from, y.from, x.to, y.from)
	for _, v := range x.ticks(5) {
		rule("axis", x.at(v), y.from, x.at(v), y.from+4)
		text("", "middle", x.at(v), y.from+18, strconv.FormatFloat(v, 'f', -1, 64))
	}
	text("", "middle", (x.from+x.to)/2, y.from+36, p.xLabel)

	// The line that stands out is drawn last, above the others.
	lines := slices.Clone(p.lines)
	slices.SortStableFunc(lines, func(a, b curve) int { return cmp.Compare(b.colour, a.colour) })
	ends := make([]float64, len(lines))
	for i, l := range lines {
		var d strings.Builder
		for j, pt := range l.points {
			d.WriteString(map[bool]string{true: "M", false: "L"}[j == 0])
			fmt.Fprintf(&d, "%s %s", px1(x.at(pt.x)), px1(y.at(pt.y)))
		}
		fmt.Fprintf(b, `<path class="line c%d" d="%s"/>`+"\n", l.colour, &d)
		for _, pt := range l.points {
			fmt.Fprintf(b, `<circle class="dot c%d" cx="%s" cy="%s" r="2.2"/>`+"\n", l.colour, px1(x.at(pt.x)), px1(y.at(pt.y)))
		}
		ends[i] = y.at(l.points[len(l.points)-1].y)
	}
	for i, at := range spread(ends, labelHeight) {
		text(fmt.Sprintf("name c%d", lines[i].colour), "start", x.to+8, at+4, lines[i].name)
	}
}

// scales returns the scales that hold all points.
func (p panel) scales() (x, y scale) {
	first := p.lines[0].points[0]
	x = scale{lo: first.x, hi: first.x, from: marginLeft, to: panelWidth - marginRight}
	y = scale{lo: first.y, hi: first.y, from: panelHeight - marginBelow, to: marginTop, log: p.log}
	for _, l := range p.lines {
		for _, pt := range l.points {
			x.lo, x.hi = min(x.lo, pt.x), max(x.hi, pt.x)
			y.lo, y.hi = min(y.lo, pt.y), max(y.hi, pt.y)
		}
	}
	x.lo = 0
	if p.log {
		y.lo, y.hi = roundDown(y.lo), roundUp(y.hi)
	} else {
		y.lo, y.hi = 0, y.hi*1.05
	}
	return x, y
}

// spread moves labels apart that would overlap, as little as it can, and
// returns where each goes. The order of the labels is kept.
func spread(at []float64, height float64) []float64 {
	order := make([]int, len(at))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(at[a], at[b]) })

	// Labels that touch form a block around their mean.
	type block struct {
		sum     float64
		members []int
	}
	top := func(b block) float64 {
		n := float64(len(b.members))
		return b.sum/n - n*height/2
	}
	var blocks []block
	for _, i := range order {
		blocks = append(blocks, block{at[i], []int{i}})
		for len(blocks) > 1 {
			last, prev := blocks[len(blocks)-1], blocks[len(blocks)-2]
			if top(prev)+float64(len(prev.members))*height <= top(last) {
				break
			}
			blocks = append(blocks[:len(blocks)-2], block{prev.sum + last.sum, append(prev.members, last.members...)})
		}
	}
	moved := make([]float64, len(at))
	for _, b := range blocks {
		for j, i := range b.members {
			moved[i] = top(b) + (float64(j)+0.5)*height
		}
	}
	return moved
}

// px1 writes a coordinate with one decimal.
func px1(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }
