using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AlmenHaefte.Web.Scripts;

/// <summary>
/// A module with all that it imports, as one script: each stands once, after what it needs, in a scope of its own, and gives on what it exports. Only the forms that our
/// own files use are understood, each on a line of its own: <c>import './a.js';</c>, <c>import { b, c as d } from './a.js';</c> and <c>export</c> before a function, class or const.
/// </summary>
public sealed partial class JoinedModule
{
    private readonly Func<string, string> read;
    private readonly StringBuilder script = new();
    private readonly Dictionary<string, bool> isJoined = new(StringComparer.Ordinal);

    private JoinedModule(Func<string, string> read) => this.read = read;

    /// <param name="read">The text of a file.</param>
    /// <exception cref="InvalidOperationException">A file has a form that is not understood, or needs itself.</exception>
    public static string Of(string file, Func<string, string> read)
    {
        var joined = new JoinedModule(read);
        joined.Add(file);
        return joined.script.ToString();
    }

    private void Add(string file)
    {
        isJoined[file] = false;
        var text = Import().Replace(read(file), import => Taken(import, file));
        var exported = Export().Matches(text).Select(export => export.Groups["name"].Value);
        text = Export().Replace(text, export => export.Groups["kind"].Value);
        if (NotUnderstood().Match(text) is { Success: true } line)
        {
            throw new InvalidOperationException($"{file}: »{line.Value}« cannot be joined with other modules");
        }
        script.Append(CultureInfo.InvariantCulture, $"const {NameOf(file)} = (() => {{\n{text.TrimEnd()}\nreturn {{ {string.Join(", ", exported)} }};\n}})();\n");
        isJoined[file] = true;
    }

    private string Taken(Match import, string by)
    {
        var file = import.Groups["file"].Value;
        if (!isJoined.TryGetValue(file, out var isWhole))
        {
            Add(file);
        }
        else if (!isWhole)
        {
            throw new InvalidOperationException($"{by} and {file} need each other");
        }
        return import.Groups["names"] is { Success: true } names ? $"const {names.Value.Replace(" as ", ": ", StringComparison.Ordinal)} = {NameOf(file)};" : "";
    }

    /// <summary>No file of ours names anything with a dollar sign first.</summary>
    private static string NameOf(string file) => $"${Path.GetFileNameWithoutExtension(file).Replace('-', '_')}";

    [GeneratedRegex(@"^import (?:(?<names>\{[^}\n]*\}) from )?['""]\./(?<file>[a-z-]+\.js)['""];$", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^export (?<kind>(?:async )?(?:function|class|const) (?<name>\w+))", RegexOptions.Multiline)]
    private static partial Regex Export();

    [GeneratedRegex(@"^(?:import|export)\b.*$", RegexOptions.Multiline)]
    private static partial Regex NotUnderstood();
}
