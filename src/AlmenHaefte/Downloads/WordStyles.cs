using System.Globalization;
using System.Text;
using AlmenHaefte.Content;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AlmenHaefte.Downloads;

/// <summary>
/// The styles of the Word file: Word's own where it has one, so that they bear its Danish names in the reader's Word and follow the reader's template when a text is moved, and ours for boxes and questions.
/// Whoever wants another look changes the style, not the text.
/// </summary>
internal static class WordStyles
{
    public const string Title = "Title";
    public const string ContentsHeading = "TOCHeading";
    public const string BulletList = "ListBullet";
    public const string NumberedList = "ListNumber";
    public const string ListContinued = "ListContinue";
    public const string Quote = "Quote";
    public const string Speaker = "Citatkilde";
    public const string Caption = "Caption";
    public const string Question = "Spoergsmaal";
    public const string QuestionText = "Spoergsmaalstekst";
    public const string Term = "Ordforklaret";
    public const string Explanation = "Ordforklaring";
    public const string Place = "Placering";
    public const string Code = "Kode";
    public const string Rule = "Skillelinje";
    public const string TableText = "Tabeltekst";
    public const string TableHead = "Tabelhoved";
    public const string Table = "Haeftetabel";
    public const string FootnoteText = "FootnoteText";
    public const string FootnoteReference = "FootnoteReference";
    public const string Hyperlink = "Hyperlink";
    public const string Footer = "Footer";

    /// <summary>The lowest level of headings that Word's contents and navigation know by these names.</summary>
    public const int LowestHeading = 6;

    private const string Ink = "1D1B19";
    private const string Lead = "5B5853";
    private const string Brick = "A3331B";

    /// <summary>The paragraphs that the pages mark with a class, and their styles.</summary>
    public static readonly IReadOnlyDictionary<string, string> ByClass = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["series"] = "Serie",
        ["subtitle"] = "Subtitle",
        ["resume"] = "Resume",
        ["edition"] = "Oplysning",
        ["facts"] = "Oplysning",
        ["place"] = Place,
        ["question-text"] = Question,
    };

    public static string Heading(int level) => $"Heading{Math.Min(level, LowestHeading).ToString(CultureInfo.InvariantCulture)}";

    public static string Contents(int level) => $"TOC{level.ToString(CultureInfo.InvariantCulture)}";

    /// <param name="kind">The kind of a box as its class has it, such as »regel«.</param>
    public static string Box(string kind) => $"Boks-{kind}";

    public static Styles All()
    {
        var xml = new StringBuilder($"""
            <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
            <w:docDefaults>
              <w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:eastAsia="Georgia" w:cs="Times New Roman"/><w:color w:val="{Ink}"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="da-DK" w:eastAsia="da-DK" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
              <w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault>
            </w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
            <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
            <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
            <w:style w:type="table" w:customStyle="1" w:styleId="{Table}"><w:name w:val="Hæftetabel"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{Ink}"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{Ink}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="D3D0C9"/></w:tblBorders></w:tblPr></w:style>
            """);
        Paragraph(xml, Title, "Title", "<w:spacing w:before=\"240\" w:after=\"160\" w:line=\"240\" w:lineRule=\"auto\"/>", "<w:b/><w:sz w:val=\"60\"/><w:szCs w:val=\"60\"/>");
        Paragraph(xml, "Subtitle", "Subtitle", "<w:spacing w:after=\"240\"/>", $"<w:color w:val=\"{Lead}\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>");
        for (var level = 1; level <= LowestHeading; level++)
        {
            var size = level switch { 1 => 44, 2 => 36, 3 => 28, 4 => 24, _ => 22 };
            Paragraph(xml, Heading(level), $"heading {level}", $"<w:keepNext/><w:keepLines/>{(level == 1 ? "<w:pageBreakBefore/>" : "")}<w:spacing w:before=\"{(level < 3 ? 0 : 320)}\" w:after=\"120\" w:line=\"252\" w:lineRule=\"auto\"/><w:outlineLvl w:val=\"{level - 1}\"/>", $"<w:b/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
        }
        Paragraph(xml, ContentsHeading, "TOC Heading", "<w:keepNext/><w:pageBreakBefore/><w:spacing w:after=\"120\"/>", "<w:b/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>");
        Paragraph(xml, Contents(1), "toc 1", "<w:spacing w:before=\"120\" w:after=\"40\"/>", "<w:b/>");
        Paragraph(xml, Contents(2), "toc 2", "<w:spacing w:after=\"40\"/><w:ind w:left=\"284\"/>");
        Paragraph(xml, BulletList, "List Bullet", $"<w:numPr><w:numId w:val=\"{WordLists.Bullets}\"/></w:numPr><w:spacing w:after=\"80\"/>");
        Paragraph(xml, NumberedList, "List Number", $"<w:numPr><w:numId w:val=\"{WordLists.Numbers}\"/></w:numPr><w:spacing w:after=\"80\"/>");
        Paragraph(xml, ListContinued, "List Continue", "<w:spacing w:after=\"80\"/><w:ind w:left=\"397\"/>");
        Paragraph(xml, Quote, "Quote", "<w:keepLines/><w:ind w:left=\"397\" w:right=\"397\"/>", "<w:i/>");
        Paragraph(xml, Speaker, "Citatkilde", "<w:ind w:left=\"397\" w:right=\"397\"/>", Quiet);
        Paragraph(xml, Caption, "caption", "<w:spacing w:after=\"240\"/>", Quiet);
        Paragraph(xml, "Serie", "Serie", "", $"<w:b/><w:color w:val=\"{Brick}\"/>");
        Paragraph(xml, "Resume", "Resumé", "<w:spacing w:after=\"200\"/>", "<w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>");
        Paragraph(xml, "Oplysning", "Oplysning", "<w:spacing w:after=\"240\"/>", Quiet);
        Paragraph(xml, Place, "Placering", "<w:keepNext/><w:spacing w:after=\"60\"/>", $"<w:b/>{Quiet}");
        Paragraph(xml, Term, "Forklaret ord", "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"40\"/>", "<w:b/>");
        Paragraph(xml, Explanation, "Ordforklaring", "<w:ind w:left=\"397\"/>");
        Paragraph(xml, Code, "Kode", "", "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\"/><w:noProof/><w:sz w:val=\"20\"/>");
        Paragraph(xml, Rule, "Skillelinje", $"<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"{Lead}\"/></w:pBdr>");
        Paragraph(xml, TableText, "Tabeltekst", "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"252\" w:lineRule=\"auto\"/>", "<w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>");
        Paragraph(xml, TableHead, "Tabelhoved", "<w:keepNext/>", "<w:b/>", TableText);
        foreach (var (kind, title) in BoxKinds.Titles)
        {
            Paragraph(xml, Box(Slug.From(kind)), $"Boks: {title}", "<w:keepLines/>" + Frame("<w:top w:val=\"single\" w:sz=\"4\" w:space=\"6\" w:color=\"D3D0C9\"/>", "<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"6\" w:color=\"D3D0C9\"/><w:right w:val=\"single\" w:sz=\"4\" w:space=\"8\" w:color=\"D3D0C9\"/>", Ink));
        }
        Paragraph(xml, Question, "Spørgsmål", "<w:keepNext/><w:keepLines/>" + Frame("", "", Brick, before: 160), "<w:b/>");
        Paragraph(xml, QuestionText, "Spørgsmålstekst", "<w:keepLines/>" + Frame("", "", Brick));
        Paragraph(xml, FootnoteText, "footnote text", "<w:spacing w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/>", "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>");
        Paragraph(xml, Footer, "footer", "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>", $"<w:color w:val=\"{Lead}\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>");
        Character(xml, FootnoteReference, "footnote reference", "<w:vertAlign w:val=\"superscript\"/>");
        Character(xml, Hyperlink, "Hyperlink", $"<w:color w:val=\"{Brick}\"/><w:u w:val=\"single\"/>");
        return new Styles(xml.Append("</w:styles>").ToString());
    }

    private const string Quiet = $"<w:color w:val=\"{Lead}\"/><w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>";

    private static string Frame(string top, string rest, string bar, int before = 0) =>
        $"<w:pBdr>{top}<w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"{bar}\"/>{rest}</w:pBdr><w:spacing w:before=\"{before}\" w:after=\"100\"/><w:ind w:left=\"227\" w:right=\"227\"/>";

    /// <summary>What Word itself knows by an English name it shows under its own; any other name is ours.</summary>
    private static void Paragraph(StringBuilder xml, string id, string name, string paragraph, string run = "", string basedOn = "Normal") =>
        xml.Append(CultureInfo.InvariantCulture, $"<w:style w:type=\"paragraph\"{(IsOurs(name) ? " w:customStyle=\"1\"" : "")} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"{basedOn}\"/>{(id.StartsWith("Heading", StringComparison.Ordinal) ? "<w:next w:val=\"Normal\"/>" : "")}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>\n");

    private static void Character(StringBuilder xml, string id, string name, string run) =>
        xml.Append(CultureInfo.InvariantCulture, $"<w:style w:type=\"character\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"DefaultParagraphFont\"/><w:rPr>{run}</w:rPr></w:style>\n");

    private static bool IsOurs(string name) => name is not ("Title" or "Subtitle" or "TOC Heading" or "List Bullet" or "List Number" or "List Continue" or "Quote" or "caption" or "footnote text" or "footer")
        && !name.StartsWith("heading ", StringComparison.Ordinal) && !name.StartsWith("toc ", StringComparison.Ordinal);
}
