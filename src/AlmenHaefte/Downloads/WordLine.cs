using System.Text;
using AngleSharp.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AlmenHaefte.Downloads;

/// <summary>What stands within one paragraph: words, emphasis, links, pictures and the marks of notes.</summary>
internal sealed class WordLine(Paragraph paragraph, FilePage page, WordLinks links, WordNotes? notes, WordPictures? pictures, FilePages pages)
{
    private List<OpenXmlElement>? linked;
    private bool isItalic;
    private bool isCode;
    private bool endsWithSpace = true;

    public Paragraph Paragraph => paragraph;

    public bool IsBold { get; set; }

    public void WriteChildren(INode parent)
    {
        foreach (var node in parent.ChildNodes)
        {
            Write(node);
        }
    }

    public void Write(INode node)
    {
        if (node is IText text)
        {
            Words(text.Data);
        }
        else if (node is IElement element)
        {
            Write(element);
        }
    }

    /// <summary>Words whose spaces and line breaks mean something.</summary>
    public void WriteAsTyped(string text)
    {
        foreach (var (index, line) in FilePage.Writable(text).TrimEnd('\n').Split('\n').Index())
        {
            if (index > 0)
            {
                Append(new Run(new Break()));
            }
            Append(new Run(new Text(line) { Space = SpaceProcessingModeValues.Preserve }));
        }
    }

    private void Write(IElement element)
    {
        switch (element.LocalName)
        {
            case "strong":
            case "span" when element.ClassList.Contains("timeline-date"):
                var wasBold = IsBold;
                IsBold = true;
                WriteChildren(element);
                IsBold = wasBold;
                break;
            case "em" or "cite":
                var wasItalic = isItalic;
                isItalic = true;
                WriteChildren(element);
                isItalic = wasItalic;
                break;
            case "code":
                isCode = true;
                WriteChildren(element);
                isCode = false;
                break;
            case "br":
                Append(new Run(new Break()));
                endsWithSpace = true;
                break;
            case "sup" when element.ClassList.Contains("note-mark"):
                Marks(element);
                break;
            case "a":
                Link(element);
                break;
            case "img":
                Picture(element);
                break;
            default:
                WriteChildren(element);
                break;
        }
    }

    /// <summary>Space as HTML has it: any run of it is one, and none at the beginning of a line.</summary>
    private void Words(string text)
    {
        var words = new StringBuilder();
        foreach (var letter in FilePage.Writable(text))
        {
            var isSpace = letter is ' ' or '\n' or '\t' or '\r' or '\f';
            if (!isSpace || !endsWithSpace)
            {
                words.Append(isSpace ? ' ' : letter);
            }
            endsWithSpace = isSpace;
        }
        if (words.Length > 0)
        {
            Append(new Run(new Text(words.ToString()) { Space = SpaceProcessingModeValues.Preserve }));
        }
    }

    private void Marks(IElement marks)
    {
        foreach (var (index, mark) in marks.QuerySelectorAll("a").Index())
        {
            if (page.NoteOf(mark) is not { } note || notes is null)
            {
                continue;
            }
            if (index > 0)
            {
                Append(new Run(new RunProperties { VerticalTextAlignment = new VerticalTextAlignment { Val = VerticalPositionValues.Superscript } }, new Text(" ") { Space = SpaceProcessingModeValues.Preserve }));
            }
            Append(notes.Mark(page, note));
            endsWithSpace = false;
        }
    }

    private void Link(IElement link)
    {
        var target = pages.Resolve(page, link.GetAttribute("href") ?? "");
        if (target is null || linked is not null)
        {
            WriteChildren(link);
            return;
        }
        linked = [];
        WriteChildren(link);
        var content = linked;
        linked = null;
        paragraph.Append(target switch
        {
            FileTarget.Inside inside => links.ToInside(inside.Page, inside.Id, content),
            FileTarget.Outside outside => links.ToOutside(outside.Address, content),
            _ => throw new InvalidOperationException($"There is no way to {target}."),
        });
    }

    private void Picture(IElement picture)
    {
        var (address, alternative) = (picture.GetAttribute("src") ?? "", FilePage.Writable(picture.GetAttribute("alt") ?? ""));
        if (pages.FindImage(address) is not { } image || pictures is null)
        {
            return;
        }
        if (pictures.Draw(image, alternative) is { } drawing)
        {
            Append(new Run(drawing));
        }
        else
        {
            paragraph.Append(links.ToOutside(pages.PublicAddressOf(address), [new Run(new Text($"Billede: {(alternative.Length > 0 ? alternative : image.Address[(image.Address.LastIndexOf('/') + 1)..])}"))]));
        }
    }

    private void Append(Run run)
    {
        if (IsBold || isItalic || isCode || linked is not null)
        {
            run.RunProperties ??= new RunProperties();
            run.RunProperties.RunStyle ??= linked is not null ? new RunStyle { Val = WordStyles.Hyperlink } : null;
            run.RunProperties.RunFonts = isCode ? new RunFonts { Ascii = "Consolas", HighAnsi = "Consolas" } : null;
            run.RunProperties.Bold = IsBold ? new Bold() : null;
            run.RunProperties.Italic = isItalic ? new Italic() : null;
        }
        if (linked is not null)
        {
            linked.Add(run);
        }
        else
        {
            paragraph.Append(run);
        }
    }
}
