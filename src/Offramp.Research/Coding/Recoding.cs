using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What became of a document whose codings were given another code.</summary>
/// <param name="Codings">Its codings.</param>
/// <param name="Moved">How many were given the other code.</param>
/// <param name="Collapsed">How many of those became one with a coding that says exactly the same.</param>
/// <param name="Doubles">Those that stand beside another of the same coder, span and code, because judgement or notes differ.</param>
internal readonly record struct Recoded(DocumentCodings Codings, int Moved, int Collapsed, ImmutableArray<PassageCoding> Doubles);

/// <summary>Gives codings another code. Exact duplicates become one: the same span, coder and judgement, and no note on which both say something
/// else. Nothing of what the two note is lost.</summary>
internal static class Recoding
{
    /// <summary>A document with some of its codings given another code; the same where there are none.</summary>
    /// <param name="before">The document's codings.</param>
    /// <param name="moves">Which of them; those that carry the other code already stay as they are.</param>
    /// <param name="into">The other code.</param>
    public static Recoded Of(DocumentCodings before, Func<PassageCoding, bool> moves, Id<Code> into)
    {
        var after = new List<PassageCoding>(before.All.Length);
        var moving = new List<PassageCoding>();
        foreach (PassageCoding coding in before.All)
        {
            if (coding.Code != into && moves(coding)) moving.Add(coding with { Code = into });
            else after.Add(coding);
        }
        if (moving.Count == 0) return new Recoded(before, 0, 0, []);
        // In the order of their ids: two copies that merge in turn must come to the same.
        moving.Sort(static (a, b) => a.Id.CompareTo(b.Id));
        var places = new Dictionary<(int Start, int End, Id<Coder> Coder), List<int>>();
        for (int i = 0; i < after.Count; i++)
            if (after[i].Code == into) Put(places, after[i], i);
        var doubles = ImmutableArray.CreateBuilder<PassageCoding>();
        int collapsed = 0;
        foreach (PassageCoding coding in moving)
        {
            List<int> same = Put(places, coding, after.Count);
            int twin = same.FindIndex(i => i < after.Count && after[i].Judgement == coding.Judgement && AgreeOn(after[i].Notes, coding.Notes));
            if (twin >= 0)
            {
                same.RemoveAt(same.Count - 1);
                int at = same[twin];
                after[at] = after[at] with { Notes = Joined(after[at].Notes, coding.Notes) };
                collapsed++;
                continue;
            }
            if (same.Count > 1) doubles.Add(coding);
            after.Add(coding);
        }
        return new Recoded(DocumentCodings.Of(after), moving.Count, collapsed, doubles.ToImmutable());
    }

    private static List<int> Put(Dictionary<(int Start, int End, Id<Coder> Coder), List<int>> places, in PassageCoding coding, int at)
    {
        if (!places.TryGetValue((coding.Start, coding.End, coding.Coder), out List<int>? same)) places.Add((coding.Start, coding.End, coding.Coder), same = new(1));
        same.Add(at);
        return same;
    }

    // The id under which another program knew a coding is no note of anybody's.
    private static bool AgreeOn(CodingNotes? one, CodingNotes? other)
    {
        if (one is null || other is null) return true;
        foreach (CodingField field in Enum.GetValues<CodingField>())
            if (field != CodingField.ImportedId && one.Noted(field) is { } here && other.Noted(field) is { } there && !here.Equals(there)) return false;
        return true;
    }

    private static CodingNotes? Joined(CodingNotes? one, CodingNotes? other)
    {
        if (one is null || other is null) return one ?? other;
        foreach (CodingField field in Enum.GetValues<CodingField>())
            if (one.Noted(field) is null && other.Noted(field) is { } noted) one = one.With(field, noted);
        return one;
    }
}
