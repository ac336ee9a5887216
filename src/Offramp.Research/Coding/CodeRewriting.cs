using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Writing a codebook entry anew so that nothing of what it said before remains, in the study or in its history.</summary>
public static class CodeRewriting
{
    /// <summary>Rewrites an entry under a new key and destroys the old one with all earlier versions. This cannot be undone.</summary>
    /// <param name="study">The study.</param>
    /// <param name="code">Which entry.</param>
    /// <param name="name">Its name; null to keep it.</param>
    /// <param name="texts">Its texts from now on; one that is not named is gone.</param>
    /// <param name="fresh">Ids.</param>
    /// <param name="keepImportedId">Whether the id under which another program knew it stays.</param>
    public static Outcome<Change> Rewrite(
        Study study, Id<Code> code, string? name, ImmutableDictionary<CodeText, string> texts, Fresh fresh, bool keepImportedId = true)
    {
        Codebook book = study.Coding.Codebook;
        if (!book.Codes.TryGetValue(code, out Code? known)) return Refusal.Of("coding.code-gone");
        // A name in vivo is words of a source; once that is withdrawn, there is no name to keep.
        bool lost = Rewriting.IsLost(study, known.Name);
        if (name is null && lost) return Refusal.Of("coding.rewriting-needs-a-name") with { Field = "name" };
        return NameRule.Check(name ?? known.Name.Text, "name").Then<Change>(wanted =>
        {
            if (wanted.Contains('/', StringComparison.Ordinal)) return Refusal.Of("coding.rewriting-name-has-slash", ("name", wanted)) with { Field = "name" };
            if (book.Under(known.Parent).Any(c => c.Id != code && NameRule.Same(c.Name.Text, wanted)))
                return Refusal.Of("coding.rewriting-name-taken", ("name", wanted)) with { Field = "name" };
            Id<Holder> holder = fresh.Id<Holder>();
            var written = ImmutableArray.CreateBuilder<CodeTextWords>();
            foreach ((CodeText which, string typed) in texts.OrderBy(static t => t.Key))
            {
                Outcome<string?> text = NameRule.CheckText(typed, "text");
                if (text.IsRefused) return text.Refusal!;
                if (text.Value is { } words) written.Add(new CodeTextWords(which, new Words(holder, words)));
            }
            // A name in vivo stays its source's, so that it goes with it.
            Id<Holder> nameHolder = name is null && known.Name.Holder != known.Holder ? known.Name.Holder : holder;
            return new CodeRewritten(
                code, known.Holder, holder, new Words(nameHolder, wanted), written.ToImmutable(),
                keepImportedId ? Rewriting.Anew(study, known.ImportedId, holder) : null, MergedInto(study, known));
        });
    }

    // What merged entries said stands in the memo of this one, and under their own holders in the history.
    private static ImmutableArray<Id<Holder>>? MergedInto(Study study, Code code)
    {
        ImmutableArray<Id<Holder>> holders =
        [
            .. study.Coding.Codebook.Merged.Values.Where(merged => study.Coding.Codebook.Remaining(merged.Code) == code.Id).Select(static merged => merged.Holder)
                .Distinct().Where(holder => holder != code.Holder && !study.Protection.DestroyedHolders.Contains(holder)).Order(),
        ];
        return holders.IsEmpty ? null : holders;
    }
}
