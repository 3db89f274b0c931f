using AlmenHaefte.Content;
using AlmenHaefte.Drafts;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>What may be posted of a text: its fields and its body; or the whole file, where its front matter cannot be taken apart.</summary>
public sealed record DraftForm
{
    /// <summary>The largest text, as a form sends it: most letters may take six bytes.</summary>
    public const int MostBytes = 7 * ContentFolder.LargestTextBytes;

    public Dictionary<string, string?> Fields { get; init; } = [];

    public string? Body { get; init; }

    /// <summary>The front matter as it was when the form was opened, so that what has no field stays.</summary>
    public string? Front { get; init; }

    /// <summary>The whole file; null when it is written in fields.</summary>
    public string? Whole { get; init; }

    /// <inheritdoc cref="Saving.Base"/>
    public string? Base { get; init; }

    /// <inheritdoc cref="Saving.FileBase"/>
    public string? FileBase { get; init; }

    /// <summary>Whether the file that was shown beside the text was gone.</summary>
    public bool FileWasGone { get; init; }

    /// <inheritdoc cref="Saving.Part"/>
    public string? Part { get; init; }

    public Guid Sitting { get; init; }

    public bool IsInFields => Whole is null;

    /// <summary>A text to be written on.</summary>
    public static DraftForm From(string text, TextFile file, string? basedOn, string? part) => FrontMatter.Read(text) is { } front
        ? new DraftForm
        {
            // The empty lines between the two are nobody's to see.
            Front = front.Text[..^front.Body.TrimStart('\n').Length],
            Body = front.Body.TrimStart('\n'),
            Fields = TextField.Of(file.Kind).ToDictionary(field => field.Key, field => front[field.Key], StringComparer.Ordinal),
            Base = basedOn,
            Part = part,
            Sitting = Guid.NewGuid(),
        }
        : new DraftForm { Whole = text, Base = basedOn, Part = part, Sitting = Guid.NewGuid() };

    /// <summary>The whole file as it would be.</summary>
    public string TextOf(TextFile file)
    {
        if (Whole is not null)
        {
            return Whole.ReplaceLineEndings("\n");
        }
        var front = FrontMatter.Read(Front?.ReplaceLineEndings("\n") ?? "") ?? FrontMatter.Read("---\n---\n") ?? throw new InvalidOperationException();
        var body = (Body ?? "").ReplaceLineEndings("\n");
        return TextField.Of(file.Kind).Where(field => Fields.ContainsKey(field.Key)).Aggregate(front, (text, field) => text.With(field.Key, Fields[field.Key]))
            .WithBody(front.Body + (body.EndsWith('\n') || body.Length == 0 ? body : body + "\n")).Text;
    }

    public Saving ToSaving(TextFile file) => new(TextOf(file), Base, Sitting, FileWasGone ? "" : FileBase, Part);
}
