using System.Collections.Immutable;
using Offramp.Methods.Dates;
using Offramp.Research;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Offramp.Formats;

/// <summary>What stands between two lines <c>---</c> at the head of a Markdown text, as far as it tells of the source. It stays in the text.</summary>
/// <param name="Length">How many units of the text it takes up, its last line's end included; 0 where there is none.</param>
/// <param name="Particulars">What it tells.</param>
/// <param name="Kind">What it says the source is.</param>
internal sealed record FrontMatter(int Length, ImmutableDictionary<Particular, string> Particulars, SourceKind? Kind)
{
    /// <summary>A text without front matter.</summary>
    public static readonly FrontMatter None = new(0, ImmutableDictionary<Particular, string>.Empty, null);

    private const int Longest = 64 * 1024;
    private const int Deepest = 32;

    private static readonly ImmutableDictionary<string, Particular> Keys = new Dictionary<string, Particular>(StringComparer.Ordinal)
    {
        ["title"] = Particular.Title,
        ["author"] = Particular.Author,
        ["date"] = Particular.Date,
        ["description"] = Particular.Description,
        ["wave"] = Particular.Wave,
        ["language"] = Particular.Language,
        ["place"] = Particular.Place,
        ["mode"] = Particular.Mode,
        ["capture"] = Particular.Capture,
    }.ToImmutableDictionary();

    /// <summary>Reads the front matter of a text with LF line ends.</summary>
    public static FrontMatter Read(string text, string fileName, List<Problem> problems)
    {
        if (!Bounds(text, out int start, out int end, out int length)) return None;
        if (length > Longest)
        {
            problems.Add(Problem.Of(new Place(fileName, 1), "formats.front-matter-too-long", ("limit", Longest / 1024)));
            return None with { Length = length };
        }
        var found = new Pairs(fileName, problems);
        try
        {
            found.Take(new Parser(new StringReader(text[start..end])));
        }
        catch (YamlException wrong)
        {
            found.Say((int)wrong.Start.Line, (int)wrong.Start.Column, "formats.front-matter-wrong");
        }
        catch (Exception defect) when (defect is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // The parser's own slips on mangled input; the text itself is unharmed.
            found.Say(1, null, "formats.front-matter-wrong");
        }
        return new FrontMatter(length, found.Particulars.ToImmutable(), found.Kind);
    }

    /// <summary>How many units of a text its front matter takes up, its last line's end included; 0 where there is none.</summary>
    public static int LengthOf(string text) => Bounds(text, out _, out _, out int length) ? length : 0;

    private static bool Bounds(string text, out int start, out int end, out int length)
    {
        start = end = length = 0;
        int at = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        if (at == 0 || text.AsSpan(0, at).TrimEnd() is not "---") return false;
        start = at;
        while (at < text.Length)
        {
            int next = text.IndexOf('\n', at);
            ReadOnlySpan<char> line = text.AsSpan(at..(next < 0 ? text.Length : next)).TrimEnd();
            if (line is "---" or "...")
            {
                end = at;
                length = next < 0 ? text.Length : next + 1;
                return true;
            }
            if (next < 0) return false;
            at = next + 1;
        }
        return false;
    }

    /// <summary>Walks the parser's events instead of building objects: a tag makes nothing, an alias stands for nothing.</summary>
    private sealed class Pairs(string fileName, List<Problem> problems)
    {
        private readonly HashSet<string> seen = new(StringComparer.Ordinal);

        public ImmutableDictionary<Particular, string>.Builder Particulars { get; } = ImmutableDictionary.CreateBuilder<Particular, string>();

        public SourceKind? Kind { get; private set; }

        public void Say(int line, int? column, string code, params MessageValue[] values) =>
            problems.Add(Problem.Of(new Place(fileName, Math.Max(1, line) + 1, column is > 0 ? column : null), code, values));

        public void Take(Parser parser)
        {
            string? key = null;
            int depth = 0, skipping = 0;
            var list = new List<string>();
            while (parser.MoveNext())
            {
                ParsingEvent at = parser.Current!;
                int line = (int)at.Start.Line;
                switch (at)
                {
                    case MappingStart or SequenceStart when depth > Deepest:
                        Say(line, null, "formats.front-matter-too-deep");
                        return;
                    case SequenceStart when depth == 0:
                        Say(line, null, "formats.front-matter-no-pairs");
                        return;
                    case SequenceStart when depth == 1 && key is not null:
                        depth++;
                        break;
                    case MappingStart or SequenceStart:
                        if (depth++ > 0 && skipping == 0) skipping = depth;
                        break;
                    case MappingEnd or SequenceEnd:
                        bool ends = skipping == 0 && depth == 2;
                        if (skipping == depth) skipping = 0;
                        depth--;
                        if (depth == 1)
                        {
                            // A list of plain values, such as several authors, is one value; what holds more is none of ours.
                            if (ends) Set(key!, string.Join("; ", list), line);
                            else if (key is not null && IsOurs(key)) Say(line, null, "formats.front-matter-value", ("key", key));
                            list.Clear();
                            key = key is null ? "" : null;
                        }
                        break;
                    case Scalar scalar when depth == 0:
                        if (scalar.Value.Length > 0) Say(line, null, "formats.front-matter-no-pairs");
                        return;
                    case Scalar scalar when depth == 1 && key is null:
                        key = scalar.Value;
                        break;
                    case Scalar scalar when depth == 1:
                        Set(key!, scalar.Value, line);
                        key = null;
                        break;
                    case Scalar scalar when depth == 2 && skipping == 0:
                        list.Add(scalar.Value);
                        break;
                    case AnchorAlias:
                        Say(line, null, "formats.front-matter-alias");
                        if (depth == 1) key = key is null ? "" : null;
                        break;
                }
            }
        }

        private static string Shown(string value) => value.Length <= 60 ? value : value[..60];

        private static bool IsOurs(string key) => Keys.ContainsKey(key) || key == "kind";

        private void Set(string key, string value, int line)
        {
            if (!IsOurs(key) || value.Length == 0) return;
            if (!seen.Add(key))
            {
                Say(line, null, "formats.front-matter-key-twice", ("key", key));
            }
            else if (key == "kind")
            {
                Kind = WordLists.SourceKinds.Find(value);
                if (Kind is null) Say(line, null, "formats.front-matter-kind", ("kind", Shown(value)), ("kinds", WordLists.SourceKinds.All));
            }
            else if (key == "date")
            {
                SetDate(value, line);
            }
            else
            {
                Particulars[Keys[key]] = value;
            }
        }

        /// <summary>What is no EDTF is read as people write dates; the file's own words stay beside it.</summary>
        private void SetDate(string value, int line)
        {
            if (Edtf.TryParse(value, out Edtf? date, out _))
            {
                Particulars[Particular.Date] = date.ToString();
                return;
            }
            Particulars[Particular.DateAsSaid] = value;
            if (TypedDate.Read(value) is { } said) Particulars[Particular.Date] = said;
            else Say(line, null, "formats.front-matter-date", ("date", Shown(value)));
        }
    }
}
