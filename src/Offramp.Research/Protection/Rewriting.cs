using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Writing a text about the study, its people or its files anew, so that nothing of what it said before remains, in the study or in its history:
/// under a new key, with the keys of all earlier versions destroyed. None of it can be undone. Codebook entries: <see cref="CodeRewriting"/>.</summary>
public static class Rewriting
{
    /// <summary>Rewrites the study's title.</summary>
    public static Outcome<Change> Title(Study study, string title, Fresh fresh) =>
        NameRule.Check(title, "title").Then<Change>(name =>
            new TitleRewritten(new WrittenText(WrittenKind.Title, 0).HoldersIn(study), new Words(fresh.Id<Holder>(), name)));

    /// <summary>Rewrites what is kept of a coder.</summary>
    /// <param name="study">The study.</param>
    /// <param name="coder">Which coder.</param>
    /// <param name="name">The name; null to keep it.</param>
    /// <param name="fresh">Ids.</param>
    /// <param name="keepImportedId">Whether the id under which another program knew the coder stays.</param>
    public static Outcome<Change> Coder(Study study, Id<Coder> coder, string? name, Fresh fresh, bool keepImportedId = true)
    {
        if (!study.Team.Coders.TryGetValue(coder, out Coder? known)) return Refusal.Of("study.coder-gone");
        return Kept(study, known.Name, name, "name").Then(kept => StudyDecisions.FreeName(study, kept, coder)).Then<Change>(wanted =>
        {
            Id<Holder> holder = fresh.Id<Holder>();
            return new CoderRewritten(
                coder, new WrittenText(WrittenKind.Coder, coder.Value).HoldersIn(study), new Words(holder, wanted),
                keepImportedId ? Anew(study, known.ImportedId, holder) : null);
        });
    }

    /// <summary>Rewrites what is noted of a participant. The words noted in the participant's consents stay, but for those fields that are named.</summary>
    /// <param name="study">The study.</param>
    /// <param name="participant">Which participant.</param>
    /// <param name="pseudonym">The pseudonym; null to keep it.</param>
    /// <param name="note">The note from now on; null for none.</param>
    /// <param name="without">The fields of the consents whose words go too. Never their end: without it a consent would hold for longer.</param>
    /// <param name="fresh">Ids.</param>
    /// <param name="keepMemos">Whether the memos about the participant stay as they are.</param>
    public static Outcome<Change> Participant(
        Study study, Id<Participant> participant, string? pseudonym, string? note, ImmutableArray<ConsentField> without, Fresh fresh, bool keepMemos = true) =>
        Participant(study, participant, pseudonym, note, without, memo => keepMemos ? (memo.Title.Text, memo.Text.Text) : null, fresh);

    /// <summary>Rewrites a memo for good. One about a participant lies under the key of the participant's record, which is written anew with it and
    /// otherwise keeps what it says. Refused: <c>coding.memo-gone</c>, <c>protection.memo-is-of-a-source</c>, <c>naming.…</c>.</summary>
    /// <param name="study">The study.</param>
    /// <param name="id">Which memo.</param>
    /// <param name="title">What it is called from now on; null to keep it.</param>
    /// <param name="text">What it says from now on.</param>
    /// <param name="fresh">Ids.</param>
    public static Outcome<Change> Memo(Study study, Id<Memo> id, string? title, string text, Fresh fresh) => MemoDecisions.Find(study, id).Then(memo =>
        Kept(study, memo.Title, title, "title").Then(name => MemoDecisions.Texts(name, text)).Then<Change>(texts =>
        {
            if (memo.About.Source is { } source)
                return Refusal.Of("protection.memo-is-of-a-source", ("memo", memo.Title.Text), ("source", study.Sources.ById[source].Name.Text));
            if (memo.About.Participant is { } participant)
            {
                return ProtectionDecisions.Present(study, participant).Then(known => Participant(
                    study, participant, null, known.Note is { } note && !IsLost(study, note) ? note.Text : null, [],
                    other => other.Id == id ? texts : (other.Title.Text, other.Text.Text), fresh));
            }
            Id<Holder> holder = fresh.Id<Holder>();
            return new MemoRewritten(
                id, new WrittenText(WrittenKind.Memo, id.Value).HoldersIn(study), new Words(holder, texts.Title), new Words(holder, texts.Text));
        }));

    private static Outcome<Change> Participant(
        Study study, Id<Participant> participant, string? pseudonym, string? note, ImmutableArray<ConsentField> without,
        Func<Memo, (string Title, string Text)?> kept, Fresh fresh)
    {
        if (without.Contains(ConsentField.Until)) return Refusal.Of("protection.rewriting-keeps-until") with { Field = "without" };
        return ProtectionDecisions.Present(study, participant).Then(known =>
            Kept(study, known.Pseudonym, pseudonym, "pseudonym").Then(wanted => ProtectionDecisions.FreePseudonym(study, wanted, known.Pseudonym)).Then(name =>
                NameRule.CheckText(note, "note").Then<Change>(text =>
                {
                    Id<Holder> holder = fresh.Id<Holder>();
                    return new ParticipantRewritten(
                        participant, new WrittenText(WrittenKind.Participant, participant.Value).HoldersIn(study), new Words(holder, name),
                        text is null ? null : new Words(holder, text),
                        [
                            .. study.Protection.Consents.Values.Where(c => c.Participant == participant && !c.Particulars.IsEmpty)
                                .OrderBy(static c => c.Encounter).Select(c => new RewrittenConsent(c.Encounter, c.Recorded, Staying(study, c, without, holder))),
                        ],
                        [
                            .. study.Coding.Memos.Where(memo => memo.About.Participant == participant && !IsLost(study, memo.Text))
                                .Select(memo => (memo.Id, Words: kept(memo))).Where(static memo => memo.Words is not null)
                                .Select(memo => new ReheldMemo(memo.Id, new Words(holder, memo.Words!.Value.Title), new Words(holder, memo.Words.Value.Text))),
                        ]);
                })));
    }

    /// <summary>Rewrites a collaborator's pseudonym; null keeps it and destroys the earlier ones.</summary>
    public static Outcome<Change> Collaborator(Study study, Id<Collaborator> collaborator, string? pseudonym, Fresh fresh)
    {
        if (!study.Protection.Collaborators.TryGetValue(collaborator, out Collaborator? known)) return Refusal.Of("protection.collaborator-gone");
        return Kept(study, known.Pseudonym, pseudonym, "pseudonym").Then(kept => ProtectionDecisions.FreePseudonym(study, kept, known.Pseudonym))
            .Then<Change>(name => new CollaboratorRewritten(
                collaborator, new WrittenText(WrittenKind.Collaborator, collaborator.Value).HoldersIn(study), new Words(fresh.Id<Holder>(), name)));
    }

    /// <summary>Rewrites the name of a set of codes; null keeps it and destroys the earlier ones.</summary>
    public static Outcome<Change> CodeSet(Study study, Id<CodeSet> set, string? name, Fresh fresh)
    {
        if (study.Coding.Codebook.Sets.Find(s => s.Id == set) is not { } known) return Refusal.Of("coding.set-gone");
        return Kept(study, known.Name, name, "name").Then(kept => CodeSetDecisions.FreeName(study, kept, set)).Then<Change>(free => new CodeSetRewritten(
            set, new WrittenText(WrittenKind.CodeSet, set.Value).HoldersIn(study), new Words(fresh.Id<Holder>(), free)));
    }

    /// <summary>Rewrites what a version of the codebook is called and what is noted on it.</summary>
    /// <param name="study">The study.</param>
    /// <param name="version">Which version.</param>
    /// <param name="name">The name; null to keep it.</param>
    /// <param name="note">The note from now on; null for none.</param>
    /// <param name="fresh">Ids.</param>
    public static Outcome<Change> CodebookVersion(Study study, Id<CodebookVersion> version, string? name, string? note, Fresh fresh)
    {
        if (study.Coding.Codebook.Versions.Find(v => v.Id == version) is not { } known) return Refusal.Of("coding.version-gone");
        return Kept(study, known.Name, name, "name").Then(kept => CodebookVersions.FreeName(study, kept, version)).Then(free =>
            NameRule.CheckText(note, "note").Then<Change>(text =>
            {
                Id<Holder> holder = fresh.Id<Holder>();
                return new CodebookVersionRewritten(
                    version, new WrittenText(WrittenKind.CodebookVersion, version.Value).HoldersIn(study), new Words(holder, free),
                    text is null ? null : new Words(holder, text));
            }));
    }

    /// <summary>Rewrites the noted file name of a copy, a release or a merged file; of every copy, where several bear the name.</summary>
    /// <param name="study">The study.</param>
    /// <param name="known">The name as it is noted.</param>
    /// <param name="name">The name from now on: that under which the copy can be found, once a person renamed it.</param>
    /// <param name="fresh">Ids.</param>
    public static Outcome<ImmutableArray<Change>> FileName(Study study, string known, string name, Fresh fresh) =>
        NameRule.Check(name, "name").Then<ImmutableArray<Change>>(wanted =>
        {
            ImmutableArray<Change> changes =
            [
                .. ProtectionViews.Copies(study).Where(copy => !IsLost(study, copy.Name) && string.Equals(copy.Name.Text, known.Trim(), StringComparison.Ordinal))
                    .Select(copy => new FileNameRewritten(copy.Name.Holder, new Words(fresh.Id<Holder>(), wanted))),
            ];
            return changes.IsEmpty ? Refusal.Of("protection.copy-unknown", ("name", known)) with { Field = "name" } : changes;
        });

    /// <summary>Whether words are gone.</summary>
    internal static bool IsLost(Study study, Words words) => words.IsWithdrawn || study.Protection.DestroyedHolders.Contains(words.Holder);

    /// <summary>The same words under a new holder; null where there are none or they are gone.</summary>
    internal static Words? Anew(Study study, Words? words, Id<Holder> holder) =>
        words is null || IsLost(study, words) ? null : new Words(holder, words.Text);

    internal static Outcome<string> Kept(Study study, Words known, string? typed, string field) =>
        typed is null && IsLost(study, known)
            ? Refusal.Of("protection.rewriting-needs-a-name", ("field", new Term("field", field))) with { Field = field }
            : NameRule.Check(typed ?? known.Text, field);

    private static ImmutableArray<ConsentParticular> Staying(Study study, Consent consent, ImmutableArray<ConsentField> without, Id<Holder> holder) =>
    [
        .. consent.Particulars.Where(p => !without.Contains(p.Field) && !IsLost(study, p.Text))
            .Select(p => new ConsentParticular(p.Field, new Words(holder, p.Text.Text))),
    ];
}
