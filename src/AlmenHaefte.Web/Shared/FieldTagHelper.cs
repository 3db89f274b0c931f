using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AlmenHaefte.Web.Shared;

/// <summary>
/// <c>&lt;field for="Email" hint="…" type="email" /&gt;</c>: one field of a form with its label, hint, error and control tied together.
/// A field that is no property of the model is written with <c>name</c>, <c>label</c> and <c>value</c>. <c>rows</c> gives room for several
/// lines, <c>choices</c> makes radio buttons, and <c>type="checkbox"</c> a box that posts <c>value</c> when it is ticked.
/// Attributes it does not know go to the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("field", Attributes = "name,label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
{
    private const string NoAnswer = "Vil ikke svare";

    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    public string? Label { get; set; }

    /// <summary>What stands in the field; of a box, what a tick means.</summary>
    public string? Value { get; set; }

    public string? Type { get; set; }

    public string? Hint { get; set; }

    /// <summary>The answers to choose among; none of them is also an answer.</summary>
    public IReadOnlyList<string> Choices { get; set; } = [];

    public int? Rows { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext ViewContext { get; set; }

    private string FieldName => For?.Name ?? Name!;

    private string Id => QuestionFields.IdOf(FieldName);

    private string LabelText => Label ?? For!.Metadata.GetDisplayName();

    private string? Given => For is null ? Value : For.Model?.ToString();

    private string? Error => ViewContext.ModelState.TryGetValue(FieldName, out var entry) && entry.Errors is [var first, ..] ? first.ErrorMessage : null;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var attributes = output.Attributes.ToList();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", "field");
        if (Choices.Count > 0)
        {
            WriteChoices(output);
        }
        else if (Type is "checkbox")
        {
            output.Content.AppendHtml(Choice(Box(), Id, LabelText)).AppendHtml(Notes());
        }
        else
        {
            output.Content.AppendHtml(LabelOf(Id, LabelText)).AppendHtml(Notes()).AppendHtml(TextControl(attributes));
        }
    }

    /// <summary>A group named by its question; the group is what the summary of errors leads to.</summary>
    private void WriteChoices(TagHelperOutput output)
    {
        output.TagName = "fieldset";
        foreach (var (name, value) in Ties().Append(("id", Id)).Append(("role", "radiogroup")).Append(("tabindex", "-1")))
        {
            output.Attributes.SetAttribute(name, value);
        }

        output.Content.AppendHtml(Element("legend", LabelText)).AppendHtml(Notes());
        foreach (var (choice, index) in Choices.Select((choice, index) => (choice, index)).Append((NoAnswer, Choices.Count)))
        {
            var value = index == Choices.Count ? "" : choice;
            var button = Control("input", ("id", $"{Id}-{index}"), ("name", FieldName), ("type", "radio"), ("value", value));
            // Nothing is chosen for anybody: an answer that was never given is none.
            if (value.Length > 0 && value == Given)
            {
                button.Attributes["checked"] = "checked";
            }

            output.Content.AppendHtml(Choice(button, $"{Id}-{index}", choice));
        }
    }

    private TagBuilder Box()
    {
        var box = Control("input", [("id", Id), ("name", FieldName), ("type", "checkbox"), ("value", Value ?? ""), .. Ties()]);
        if (For?.Model is string given && given == Value)
        {
            box.Attributes["checked"] = "checked";
        }

        return box;
    }

    private TagBuilder TextControl(IEnumerable<TagHelperAttribute> attributes)
    {
        var others = attributes.Select(attribute => (attribute.Name, attribute.Value?.ToString() ?? ""));
        if (Rows is { } rows)
        {
            var area = Control("textarea", [.. others, ("id", Id), ("name", FieldName), ("rows", $"{rows}"), .. Ties()]);
            // Browsers take away a line break that comes first.
            area.InnerHtml.AppendHtml("\n").Append(Given ?? "");
            return area;
        }

        var input = Control("input", [.. others, ("id", Id), ("name", FieldName), ("value", Given ?? ""), .. Ties()]);
        if (Type is not null)
        {
            input.Attributes["type"] = Type;
        }

        return input;
    }

    /// <summary>What ties the control to its hint and its error.</summary>
    private IEnumerable<(string Name, string Value)> Ties()
    {
        string[] notes = [.. new[] { Hint is null ? null : NoteId("hint"), Error is null ? null : NoteId("error") }.OfType<string>()];
        if (notes.Length > 0)
        {
            yield return ("aria-describedby", string.Join(' ', notes));
        }

        if (Error is not null)
        {
            yield return ("aria-invalid", "true");
        }
    }

    private HtmlContentBuilder Notes()
    {
        var notes = new HtmlContentBuilder();
        foreach (var (kind, text) in new[] { ("hint", Hint), ("error", Error) }.Where(note => note.Item2 is not null))
        {
            notes.AppendHtml(Element("p", text!, ("class", kind), ("id", NoteId(kind))));
        }

        return notes;
    }

    private string NoteId(string kind) => $"{Id}-{kind}";

    private static TagBuilder LabelOf(string id, string text) => Element("label", text, ("for", id));

    private static TagBuilder Choice(TagBuilder control, string id, string label)
    {
        var choice = Element("div", "", ("class", "choice"));
        choice.InnerHtml.AppendHtml(control).AppendHtml(LabelOf(id, label));
        return choice;
    }

    private static TagBuilder Control(string name, params IEnumerable<(string Name, string Value)> attributes)
    {
        var control = Element(name, "", [.. attributes]);
        control.TagRenderMode = name is "input" ? TagRenderMode.SelfClosing : TagRenderMode.Normal;
        return control;
    }

    private static TagBuilder Element(string name, string text, params (string Name, string Value)[] attributes)
    {
        var element = new TagBuilder(name);
        foreach (var (attribute, value) in attributes)
        {
            element.Attributes[attribute] = value;
        }

        element.InnerHtml.Append(text);
        return element;
    }
}
