package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"mognad/checklist/display"
	"mognad/checklist/language"
)

// intent says what the colours mean.
func (f *finisher) intent() error {
	profile, err := stream("/N 3", sRGB, true)
	if err != nil {
		return err
	}
	n := f.addf("<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) /RegistryName (http://www.color.org) /DestOutputProfile %d 0 R>>", f.add(profile))
	fmt.Fprintf(&f.catalog, " /OutputIntents [%d 0 R]", n)
	return nil
}

// producer is the name of the program. It has no version, so that a new release
// with the same pages gives the same bytes.
const producer = "mognad"

// metadata writes the title, the language and the catalog, which everything
// hangs on.
func (f *finisher) metadata() error {
	doc := f.set.doc
	title := display.Join([]display.Text{doc.Title, doc.Unit}, display.Clean(" \u2013 "))
	packet, err := f.packet(title)
	if err != nil {
		return err
	}
	xmp, err := stream("/Type /Metadata /Subtype /XML", packet, false)
	if err != nil {
		return err
	}
	f.put(f.root, "<</Type /Catalog /Pages 1 0 R /Lang (%s) /ViewerPreferences <</DisplayDocTitle true>> /Metadata %d 0 R%s>>",
		f.lang(), f.add(xmp), f.catalog.String())
	date := ""
	if !doc.Date.IsZero() {
		stamp := fmt.Sprintf("(D:%04d%02d%02d000000+00'00')", doc.Date.Year, doc.Date.Month, doc.Date.Day)
		date = fmt.Sprintf(" /CreationDate %s /ModDate %s", stamp, stamp)
	}
	f.put(f.info, "<</Title %s /Producer (%s) /Creator (%s)%s>>", pdfText(title), producer, producer, date)
	return nil
}

// lang names the document's language; what is no name of one is taken for English.
func (f *finisher) lang() string {
	tag := string(f.set.doc.Lang)
	if tag == "" || strings.Trim(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-") != "" {
		return string(language.English)
	}
	return tag
}

// packet returns the metadata as XMP. It claims PDF/UA-1 and PDF/A-2b, and
// explains the first to the second, which does not know it.
func (f *finisher) packet(title display.Text) ([]byte, error) {
	var name bytes.Buffer
	if err := xml.EscapeText(&name, []byte(title.Line().String())); err != nil {
		return nil, err
	}
	date := ""
	if d := f.set.doc.Date; !d.IsZero() {
		stamp := d.String() + "T00:00:00Z"
		date = "<xmp:CreateDate>" + stamp + "</xmp:CreateDate><xmp:ModifyDate>" + stamp + "</xmp:ModifyDate><xmp:MetadataDate>" + stamp + "</xmp:MetadataDate>\n"
	}
	packet := strings.NewReplacer("TITLE", name.String(), "LANG", f.lang(), "PROGRAM", producer, "DATE", date).Replace(xmpPacket)
	return []byte(packet), nil
}

const xmpPacket = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>" + `
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">TITLE</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>LANG</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>PROGRAM</pdf:Producer><xmp:CreatorTool>PROGRAM</xmp:CreatorTool>
DATE</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates which part of ISO 14289 is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`

var (
	namePattern    = regexp.MustCompile(`/(BaseFont|FontName) /utf8(\S+)`)
	unicodePattern = regexp.MustCompile(`/ToUnicode (\d+) 0 R`)

	errFonts = errors.New("the library's file has other fonts than were set")
)

// fonts gives the embedded parts of fonts the names of parts, and a table from
// characters to Unicode that follows the specification: only the last byte of
// a range may vary.
func (f *finisher) fonts() error {
	for i, o := range f.objects {
		if !bytes.HasPrefix(o, []byte("<</Type /Font")) {
			continue
		}
		if m := unicodePattern.FindSubmatch(o); m != nil {
			n, err := strconv.Atoi(string(m[1]))
			if err != nil || n >= len(f.objects) {
				return errFonts
			}
			if f.objects[n], err = stream("", []byte(toUnicode()), true); err != nil {
				return err
			}
		}
		f.objects[i] = namePattern.ReplaceAllFunc(o, func(b []byte) []byte {
			m := namePattern.FindSubmatch(b)
			return fmt.Appendf(nil, "/%s /%s", m[1], f.partName(string(m[2])))
		})
	}
	return nil
}

// partName returns the name of an embedded part of a font: six letters and the
// font's own name.
func (f *finisher) partName(key string) string {
	name := "LiberationSans"
	if strings.HasSuffix(key, "B") {
		name = "LiberationSans-Bold"
	}
	hash := sha256.Sum256([]byte(name))
	letters := make([]byte, 6)
	for i := range letters {
		letters[i] = 'A' + hash[i]%26
	}
	return string(letters) + "+" + name
}

// toUnicode maps each character to itself.
func toUnicode() string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 64 // ranges in a block; the specification allows 100
	for block := 0; block < 256; block += most {
		fmt.Fprintf(&b, "%d beginbfrange\n", most)
		for high := block; high < block+most; high++ {
			low, last := 0, 0xFF
			switch high {
			case 0:
				low = 1
			case 0xFF:
				last = 0xFD
			}
			fmt.Fprintf(&b, "<%02X%02X> <%02X%02X> <%02X%02X>\n", high, low, high, last, high, low)
		}
		b.WriteString("endbfrange\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}
