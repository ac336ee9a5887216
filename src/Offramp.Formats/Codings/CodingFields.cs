using System.Text.Json;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>The fields of one coding, or of one causal link, in JSON.</summary>
/// <param name="isLink">Whether it is a causal link: cause, effect and sign stand in the place of the code.</param>
internal struct CodingFields(bool isLink)
{
    private Stance stance;
    private Standing standing;
    private Elicitation elicitation;
    private Standpoint standpoint;
    private bool wrong;

    /// <summary>The id of its code.</summary>
    public string? Code { get; private set; }

    /// <summary>The id of a link's cause.</summary>
    public string? Cause { get; private set; }

    /// <summary>The id of a link's effect.</summary>
    public string? Effect { get; private set; }

    /// <summary>Which way a link's cause moves its effect.</summary>
    public LinkSign Sign { get; private set; }

    /// <summary>Who coded.</summary>
    public string? Coder { get; private set; }

    /// <summary>First UTF-16 unit.</summary>
    public int? Start { get; private set; }

    /// <summary>One past the last.</summary>
    public int? End { get; private set; }

    /// <summary>What it says in words; null where nothing.</summary>
    public ImportedCodingText? Text { get; private set; }

    /// <summary>How it is judged.</summary>
    public readonly Judgement Judgement => new(stance, standing, elicitation, standpoint);

    /// <summary>Reads the object up to its end.</summary>
    /// <param name="walk">Stands on the object's beginning.</param>
    /// <param name="path">Which coding it is.</param>
    /// <param name="unknown">A field that has no meaning here, or null.</param>
    public void Read(ref JsonWalk walk, JsonPath path, out string? unknown)
    {
        unknown = null;
        while (walk.Next() && walk.Kind == JsonTokenType.PropertyName)
        {
            string field = walk.Name();
            JsonPath at = path.At(field.Length <= 40 ? field : field[..40]);
            walk.Next();
            bool isNull = walk.Kind == JsonTokenType.Null;
            switch (field)
            {
                case "code" when !isLink:
                    Code = walk.Text(at, orNumber: true);
                    wrong |= Code is null && !isNull;
                    break;
                case "cause" when isLink:
                    Cause = walk.Text(at, orNumber: true);
                    wrong |= Cause is null && !isNull;
                    break;
                case "effect" when isLink:
                    Effect = walk.Text(at, orNumber: true);
                    wrong |= Effect is null && !isNull;
                    break;
                case "sign" when isLink:
                    Sign = Judged(ref walk, at, WordLists.LinkSigns);
                    break;
                case "start":
                    Start = walk.Number(at);
                    wrong |= Start is null && !isNull;
                    break;
                case "end":
                    End = walk.Number(at);
                    wrong |= End is null && !isNull;
                    break;
                case "coder":
                    Coder = walk.Text(at);
                    break;
                case "stance":
                    stance = Judged(ref walk, at, WordLists.Stances);
                    break;
                case "standing":
                    standing = Judged(ref walk, at, WordLists.Standings);
                    break;
                case "elicitation":
                    elicitation = Judged(ref walk, at, WordLists.Elicitations);
                    break;
                case "standpoint":
                    standpoint = Judged(ref walk, at, WordLists.Standpoints);
                    break;
                case "quote" or "id" or "note" or "memo" or "group" or "audience" or "quotedFrom" or "outcome":
                    if (walk.Text(at, orNumber: field == "id") is { Length: > 0 } text) Text = With(Text ?? new ImportedCodingText(), field, text);
                    break;
                default:
                    unknown = field;
                    walk.Pass();
                    break;
            }
        }
    }

    /// <summary>Whether it has all that a coding or a link needs; otherwise the problem is told.</summary>
    public readonly bool IsWhole(ref JsonWalk walk, JsonPath path)
    {
        string? missing = !isLink && Code is not { Length: > 0 } ? "code"
            : isLink && Cause is not { Length: > 0 } ? "cause" : isLink && Effect is not { Length: > 0 } ? "effect"
            : Start is null ? "start" : End is null ? "end" : null;
        if (missing is not null)
        {
            // What was there and of the wrong type was told already.
            if (!wrong) walk.Say(path, "formats.json-field-missing", ("field", missing));
            return false;
        }
        if (Start >= 0 && End > Start) return true;
        walk.Say(path, "formats.coding-offsets", ("start", Start!.Value), ("end", End!.Value));
        return false;
    }

    private static T Judged<T>(ref JsonWalk walk, JsonPath path, WordList<T> words)
        where T : struct, Enum
    {
        if (walk.Text(path) is not { Length: > 0 } word) return default;
        if (words.Find(word) is { } member) return member;
        walk.Say(path, "formats.word-unknown", ("word", word.Length <= 40 ? word : word[..40]), ("words", words.All));
        return default;
    }

    private static ImportedCodingText With(ImportedCodingText text, string field, string words) => field switch
    {
        "quote" => text with { Quote = words },
        "id" => text with { Id = words },
        "group" => text with { Group = words },
        "audience" => text with { Audience = words },
        "quotedFrom" => text with { QuotedFrom = words },
        "outcome" => text with { Outcome = words },
        _ => text with { Memo = words },
    };
}
