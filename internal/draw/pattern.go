package draw

// patterns are the ways in which surfaces of touching classes differ without
// colour: their id ends in the class. VerbalCooperation has none: it is filled.
var patterns = map[Class]string{
	MaterialCooperation: `<path class="hatch mc" d="M-1 1l2-2M0 6l6-6M5 7l2-2"/>`,
	VerbalConflict:      `<path class="fine vk" d="M0 1.5h6M0 4.5h6"/>`,
	MaterialConflict:    `<path class="fine mk" d="M0 0l6 6M6 0l-6 6"/>`,
	Agreements:          `<path class="fine ag" d="M1.5 0v6M4.5 0v6"/>`,
	Neutral:             `<circle class="full ne" cx="1.5" cy="1.5" r=".9"/><circle class="full ne" cx="4.5" cy="4.5" r=".9"/>`,
}

// definePatterns writes the patterns of the classes that are used.
func (c *canvas) definePatterns(classes []Class) {
	done := map[Class]bool{}
	c.b.WriteString("<defs>\n")
	for _, class := range classes {
		class = class.valid()
		if done[class] || class == VerbalCooperation {
			continue
		}
		done[class] = true
		c.printf(`<pattern id="%s-%s" width="6" height="6" patternUnits="userSpaceOnUse">%s</pattern>`+"\n", c.id, class, patterns[class])
	}
	c.b.WriteString("</defs>\n")
}

// surface draws a rectangle with the colour and the pattern of its class.
func (c *canvas) surface(class Class, x, y, w, h float64) {
	class = class.valid()
	if class == VerbalCooperation {
		c.printf(`<rect class="full vc" x="%s" y="%s" width="%s" height="%s"/>`, num(x), num(y), num(w), num(h))
		return
	}
	c.printf(`<rect class="pale %s" x="%s" y="%s" width="%s" height="%s"/>`, class, num(x), num(y), num(w), num(h))
	c.printf(`<rect class="rim %s" fill="url(#%s-%[1]s)" x="%[3]s" y="%s" width="%s" height="%s"/>`, class, c.id, num(x), num(y), num(w), num(h))
}
