using System.Globalization;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>By what a page chooses an answer: where it stands in which state of which text, so that what a person saw is what is coded.</summary>
internal static class ReviewKey
{
    /// <summary>The key of an answer.</summary>
    public static string Of(FoundPassage found)
    {
        string place = found.Document is { } document
            ? string.Create(CultureInfo.InvariantCulture, $"{document.Id}.{document.Version}.{found.Start}.{found.End}")
            : "";
        if (found.Written is not { } written) return found.Coding is { } coding ? $"{place}.{coding.Id}" : place;
        // What was written is not coded: its key need only be no other's.
        string what = written.Memo?.Id.ToString() ?? written.Coding?.Id.ToString() ?? written.Link?.Id.ToString() ?? written.Code?.Id.ToString() ?? "";
        return $"{what}:{written.CodingField}{written.CodeText}:{written.From.ToString(CultureInfo.InvariantCulture)}:{(written.IsInTitle ? "title" : "")}";
    }

    /// <summary>The hit that a key names. Refused: <c>server.id-unreadable</c>.</summary>
    public static Outcome<ReviewedHit> Read(string key)
    {
        string[] parts = key.Split('.');
        return parts.Length is 4 or 5 && Id<Rendition>.TryParse(parts[0], out Id<Rendition> document) && Id<TextVersion>.TryParse(parts[1], out Id<TextVersion> version)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int start)
            && int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out int end)
                ? new ReviewedHit(document, version, start, end)
                : Refusal.Of("server.id-unreadable", ("field", "keys")) with { Field = "keys" };
    }
}
