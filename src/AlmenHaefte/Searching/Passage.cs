using System.Buffers;
using System.Net;
using System.Text;

namespace AlmenHaefte.Searching;

/// <summary>A stretch of a page that has an address of its own: what stands under a heading, or a question with its text.</summary>
/// <param name="Id">What comes after # in its address; empty for what stands before the first heading.</param>
/// <param name="Heading">Plain text; empty before the first heading.</param>
/// <param name="Text">Plain text.</param>
public sealed record Passage(string Id, string Heading, string Text)
{
    /// <summary>Whether the heading is a question to the reader: a sentence of the text more than a name for it.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>
    /// Takes a rendered text apart. It is our own HTML and well formed, so that a scanner will do; the marks of notes and the list of a point's
    /// questions, which have their own place, are left out.
    /// </summary>
    public static IReadOnlyList<Passage> Of(string html)
    {
        var scanner = new Scanner(html);
        scanner.Run();
        return scanner.Passages;
    }

    private sealed class Scanner(string html)
    {
        private static readonly SearchValues<char> Space = SearchValues.Create(" \n\r\t");
        private static readonly SearchValues<char> OtherSpace = SearchValues.Create("\n\r\t");

        private readonly PlainText heading = new();
        private readonly PlainText text = new();
        private string id = "";
        private bool isInHeading;
        private bool isQuestion;
        private string? left;
        private int depth;

        public List<Passage> Passages { get; } = [];

        public void Run()
        {
            var at = 0;
            while (at < html.Length)
            {
                var tag = html.IndexOf('<', at);
                var end = tag < 0 ? -1 : html.IndexOf('>', tag);
                if (end < 0)
                {
                    Text(html.AsSpan(at));
                    break;
                }

                Text(html.AsSpan(at, tag - at));
                Tag(html.AsSpan(tag + 1, end - tag - 1));
                at = end + 1;
            }

            Finish();
        }

        private void Text(ReadOnlySpan<char> words)
        {
            if (left is not null)
            {
                return;
            }

            var kept = isInHeading ? heading : text;
            if (words.Contains('&'))
            {
                words = WebUtility.HtmlDecode(words.ToString());
            }

            if (words.Length > 0 && words[0] != ' ' && words[^1] != ' ' && !words.ContainsAny(OtherSpace) && !words.Contains("  ", StringComparison.Ordinal))
            {
                kept.Append(words);
                return;
            }

            for (var at = words.IndexOfAny(Space); at >= 0; at = words.IndexOfAny(Space))
            {
                kept.Append(words[..at]);
                kept.Separate();
                words = words[(at + 1)..];
            }

            kept.Append(words);
        }

        private void Tag(ReadOnlySpan<char> tag)
        {
            var isEnd = tag[0] == '/';
            var name = isEnd ? tag[1..] : tag[..(tag.IndexOf(' ') is var space and >= 0 ? space : tag.Length)];
            if (left is not null)
            {
                depth += !name.SequenceEqual(left) ? 0 : isEnd ? -1 : 1;
                left = depth == 0 ? null : left;
            }
            else if (!isEnd && (tag.Contains("class=\"note-mark\"", StringComparison.Ordinal) || tag.Contains("class=\"question-list\"", StringComparison.Ordinal)))
            {
                (left, depth) = (name.ToString(), 1);
            }
            else
            {
                Keep(tag, name, isEnd);
            }
        }

        private void Keep(ReadOnlySpan<char> tag, ReadOnlySpan<char> name, bool isEnd)
        {
            if (!isEnd && (name is "h2" || tag.StartsWith("div class=\"question\"")))
            {
                Begin(tag);
                isInHeading = name is "h2";
                isQuestion = !isInHeading;
            }
            else if (!isEnd && tag.Contains("class=\"question-text\"", StringComparison.Ordinal))
            {
                isInHeading = true;
            }
            else if (isEnd && name is "h2" or "h3" or "h4")
            {
                isInHeading = false;
            }

            if (name is not ("em" or "strong" or "a" or "code" or "span" or "sup" or "sub" or "i" or "b" or "abbr" or "q" or "cite"))
            {
                text.Separate();
            }
        }

        private void Begin(ReadOnlySpan<char> tag)
        {
            Finish();
            id = tag.IndexOf("id=\"") is var from and >= 0 && tag[(from + 4)..] is var rest ? rest[..rest.IndexOf('"')].ToString() : "";
        }

        private void Finish()
        {
            var (title, words) = (heading.Take(), text.Take());
            if (title.Length > 0 || words.Length > 0)
            {
                Passages.Add(new Passage(id, title, words) { IsQuestion = isQuestion });
            }
        }
    }

    /// <summary>Words with one space between them, however much there is in the HTML.</summary>
    private sealed class PlainText
    {
        private readonly StringBuilder text = new();
        private bool isSeparated;

        public void Append(ReadOnlySpan<char> words)
        {
            if (words.IsEmpty)
            {
                return;
            }

            if (isSeparated && text.Length > 0)
            {
                text.Append(' ');
            }

            text.Append(words);
            isSeparated = false;
        }

        public void Separate() => isSeparated = true;

        public string Take()
        {
            var taken = text.ToString();
            text.Clear();
            isSeparated = false;
            return taken;
        }
    }
}
