using System.Collections.Immutable;

namespace Offramp.Research.Tests;

/// <summary>One plausible change of every kind, about the same few things: applied in this order none finds its target gone.</summary>
internal static partial class Some
{
    public static ImmutableArray<Change> EveryChange()
    {
        var coder = new Id<Coder>(Id(1));
        var (source, other, third) = (new Id<Source>(Id(2)), new Id<Source>(Id(3)), new Id<Source>(Id(4)));
        var (rendition, version) = (new Id<Rendition>(Id(5)), new Id<TextVersion>(Id(6)));
        var (participant, collaborator) = (new Id<Participant>(Id(7)), new Id<Collaborator>(Id(8)));
        var (pay, offer, rumour) = (new Id<Code>(Id(9)), new Id<Code>(Id(10)), new Id<Code>(Id(11)));
        var (coding, bulk) = (new Id<PassageCoding>(Id(12)), new Id<PassageCoding>(Id(13)));
        var (meeting, limitation) = (new Id<Encounter>(Id(14)), new Id<Limitation>(Id(15)));
        var (holder, otherHolder, thirdHolder) = (new Id<Holder>(Id(20)), new Id<Holder>(Id(21)), new Id<Holder>(Id(22)));
        var (codeHolder, newHolder, people) = (new Id<Holder>(Id(23)), new Id<Holder>(Id(24)), new Id<Holder>(Id(25)));
        var corrected = new Id<TextVersion>(Id(16));
        var (chapter, round, loan) = (new Id<CodeSet>(Id(160)), new Id<CodebookVersion>(Id(161)), new Id<Code>(Id(162)));
        var newPeople = new Id<Holder>(Id(26));
        var (guide, secondGuide, question, probe) = (new Id<Guide>(Id(50)), new Id<Guide>(Id(51)), new Id<Question>(Id(52)), new Id<Question>(Id(53)));
        var (put, leftOut, fall, strike) = (new Id<PutQuestion>(Id(54)), new Id<PutQuestion>(Id(55)), new Id<Event>(Id(56)), new Id<Event>(Id(57)));
        var (guideHolder, newGuideHolder, thirdGuideHolder) = (new Id<Holder>(Id(58)), new Id<Holder>(Id(59)), new Id<Holder>(Id(60)));
        var (eventHolder, newEventHolder) = (new Id<Holder>(Id(61)), new Id<Holder>(Id(62)));
        var judgement = new Judgement(Stance.Supports, Standing.SourceWords, Elicitation.Prompted, Standpoint.OwnExperience);
        var (link, memo) = (new Id<CausalLink>(Id(16)), new Id<Memo>(Id(17)));
        var (memoHolder, newMemoHolder) = (new Id<Holder>(Id(27)), new Id<Holder>(Id(28)));
        CodingRow[] rows = [new(0, 5, 0, 0, judgement), new(6, 11, 1, 0, default)];

        return
        [
            new StudyCreated(Of(people, "The lantern coast")),
            new StudyRetitled(Of(people, "The lantern coast, second round")),
            new CoderAdded(coder, Of(people, "Mira"), Of(people, "user-1")),
            new CoderRenamed(coder, Of(people, "Mira K.")),
            new KeysChanged(KeyChange.RecoveryKeyMade),
            new ParticipantAdded(participant, Of(people, "P-01"), Of(people, "first cohort")),
            new ParticipantNoted(participant, Of(people, "second cohort")),
            new CollaboratorAdded(collaborator, Of(people, "C-01"), CollaboratorRole.Interpreter),
            new CollaboratorNamingChosen(collaborator, Naming.NeverNameMe),
            AddSource(source, holder, rendition, version, meeting, "p-01", 1),
            AddSource(other, otherHolder, new(Id(31)), new(Id(32)), new(Id(33)), "p-02", 2),
            AddSource(third, thirdHolder, new(Id(34)), new(Id(35)), new(Id(36)), "note", 3),
            new RenditionAdded(source, new NewRendition(
                new(Id(37)), RenditionKind.Translation, Of(holder, "p-01-en"), Of(holder, "en"), new(Id(38)),
                new StoredText(new(Id(39)), holder, "They paid late that year."), Of(holder, "0 0 25 -\n"))),
            new SourceRenamed(source, Of(holder, "talk-01")),
            new RenditionsAligned(source, rendition, version, new(Id(37)), new(Id(38)), [new(new(1, 1), new(1, 2), false), new(new(2, 2), null, true)]),
            new UnitsLinked(source, rendition, version, new(Id(37)), new(Id(38)), new(1, 2), new(1, 1)),
            new AlignmentRemoved(source, rendition, version, new(Id(37)), new(Id(38))),
            new SourceKindChanged(source, SourceKind.GroupInterview),
            new ParticularSet(source, Particular.Wave, Of(holder, "1")),
            new LimitationNoted(source, limitation, Of(holder, "an elder listened"), Of(holder, "towards praise")),
            new LimitationRemoved(source, limitation),
            new LineageNoted(source, other, Of(holder, "told again there")),
            new ParticipantLinked(source, participant, Of(holder, "P")),
            new ParticipantUnlinked(source, participant),
            new CollaboratorLinked(source, collaborator, Of(holder, "I")),
            new CollaboratorUnlinked(source, collaborator),
            new ConsentRecorded(
                participant, meeting, ConsentScope.Paraphrase, false, true, false, ConsentFreedom.Free, true, null,
                [new ConsentParticular(ConsentField.Until, Of(people, "2030"))]),
            new CodeAdded(
                offer, codeHolder, Of(codeHolder, "Offer"), null, [new CodeTextWords(CodeText.Definition, Of(codeHolder, "what is held out"))],
                0x336699, Of(codeHolder, "c1")),
            new CodeAdded(pay, codeHolder, Of(codeHolder, "Pay"), offer, [], null, null),
            new CodeAdded(rumour, codeHolder, Of(holder, "they say so"), null, [], null, null),
            new CodeRenamed(pay, Of(codeHolder, "Wages")),
            new CodeDescribed(pay, CodeText.Use, Of(codeHolder, "money promised or paid")),
            new CodeColoured(pay, 0x884422),
            new CodeMoved(pay, null, offer),
            new PassageCoded(rendition, version, coding, 0, 9, pay, coder, judgement, new CodingNotes { Memo = Of(holder, "said twice") }),
            new PassagesCoded(
                bulk, [new CodedDocument(rendition, version, 2)], [pay, offer], [coder], CodingColumns.Write(rows, [2]),
                [new NotedCoding(1, new CodingNotes { Group = Of(holder, "the harbour men"), QuotedFrom = Of(holder, "a cousin") })]),
            new PassageStretched(rendition, version, coding, 0, 11),
            new CodingJudged(rendition, coding, judgement with { Stance = Stance.Denies }),
            new CodingNoted(rendition, coding, CodingField.Audience, Of(holder, "the young")),
            new TextCorrected(
                source, rendition, version, corrected, [new CorrectedWords(3, 4, 3, Of(holder, "Men")), new CorrectedWords(23, 4, 5, Of(holder, "worse"))],
                [new Slip(22, 27, Of(holder, "less"))], Of(holder, "0 3 28 - P\n")),
            new PassageRestored(rendition, corrected, coding, 3, 11),
            new PassageUncoded(rendition, bulk),
            new CodeSetAdded(chapter, Of(people, "Chapter two"), [pay]),
            new CodesPutInSet(chapter, [offer, rumour]),
            new CodesTakenFromSet(chapter, [rumour]),
            new CodeSetRenamed(chapter, Of(people, "Chapter three")),
            new CodebookVersionNamed(round, Of(people, "round 2"), Of(people, "as agreed in May"), new byte[16]),
            new CodingsRecoded(pay, offer, [new RecodedDocument(rendition, 1)], IdColumn.Write([coding.Value])),
            new CodeAdded(loan, codeHolder, Of(codeHolder, "Loans"), rumour, [], null, null),
            new CodesMerged([loan], offer, Of(codeHolder, "Merged from Loans.")),
            new LinkDrawn(
                rendition, version, link, 0, 9, pay, offer, LinkSign.Lowers, coder, judgement, new CodingNotes { Memo = Of(holder, "late pay, less trust") }),
            new LinkStretched(rendition, version, link, 0, 11),
            new LinkJudged(rendition, link, LinkSign.Raises, judgement with { Standpoint = Standpoint.Hearsay }),
            new LinkNoted(rendition, link, CodingField.QuotedFrom, Of(holder, "a cousin")),
            new LinkRemoved(rendition, link),
            new MemoWritten(memo, MemoAbout.Nothing, coder, Of(memoHolder, "Pay and trust"), Of(memoHolder, "ask again in the second round")),
            new MemoRevised(memo, Of(memoHolder, "Pay, then trust"), Of(memoHolder, "asked again")),
            new MemoWritten(
                new(Id(18)), new MemoAbout(MemoSubject.Passage, source, Rendition: rendition, Version: version, Start: 0, End: 9), coder,
                Of(holder, "A pause"), Of(holder, "he looked away")),
            new MemoWritten(
                new(Id(19)), new MemoAbout(MemoSubject.Participant, Participant: participant), coder, Of(people, "P-01"), Of(people, "speaks slowly")),
            new MemoRewritten(memo, [memoHolder], Of(newMemoHolder, "Pay"), Of(newMemoHolder, "anew")),
            new MemoRemoved(memo),
            new CodeRemoved(rumour),
            new GuideAdded(guide, guideHolder, Of(guideHolder, "Leaving"), Of(guideHolder, "v1"), Of(guideHolder, "1"), null, []),
            new QuestionAdded(guide, question, Of(guideHolder, "1"), Of(guideHolder, "What were you promised?"), null, [offer], null),
            new QuestionAdded(guide, probe, Of(guideHolder, "1a"), Of(guideHolder, "And the pay?"), question, [], null),
            new QuestionReworded(guide, probe, Of(guideHolder, "1b"), Of(guideHolder, "And the wages?")),
            new QuestionAsksAbout(guide, probe, [pay]),
            new QuestionMoved(guide, probe, null, question),
            new GuideDescribed(guide, Of(guideHolder, "Leaving"), Of(guideHolder, "v1.1"), null),
            new GuideAdded(
                secondGuide, newGuideHolder, Of(newGuideHolder, "Leaving"), Of(newGuideHolder, "v2"), null, guide,
                [new Question(question, Of(newGuideHolder, "1"), Of(newGuideHolder, "What were you promised?"), null, [offer])]),
            new QuestionPut(
                source, put, guide, question, participant, QuestionManner.InOtherWords, new PlaceInText(rendition, version, 0, 2)),
            new QuestionLeftOut(source, leftOut, guide, probe, null, Of(holder, "an elder listened")),
            new QuestionUnput(source, leftOut),
            new QuestionDropped(guide, probe),
            new GuideRewritten(
                guide, [guideHolder], thirdGuideHolder, Of(thirdGuideHolder, "Leaving"), Of(thirdGuideHolder, "v1"), Of(thirdGuideHolder, "1"),
                [new Wording(question, Of(thirdGuideHolder, "1"), Of(thirdGuideHolder, "What was promised?"))]),
            new GuideRemoved(secondGuide),
            new EventAdded(fall, eventHolder, Of(eventHolder, "The fall"), [new EventWords(EventField.Date, Of(eventHolder, "2019-11"))]),
            new EventAdded(strike, eventHolder, Of(eventHolder, "The strike"), []),
            new EventRenamed(fall, Of(eventHolder, "The loss")),
            new EventNoted(fall, EventField.Place, Of(eventHolder, "The coast/The island")),
            new SourceDatedByEvent(source, new DatedByEvent(fall, Of(holder, $"~P6W after {fall}"))),
            new EventRemoved(strike),
            new EventRewritten(fall, [eventHolder], newEventHolder, Of(newEventHolder, "The loss"), [new EventWords(EventField.Date, Of(newEventHolder, "2019-11"))]),
            new CodeRewritten(offer, codeHolder, newHolder, Of(newHolder, "Offer"), [new CodeTextWords(CodeText.Memo, Of(newHolder, "anew"))], Of(newHolder, "c1"), [people]),
            new CodeSetRewritten(chapter, [people], Of(newPeople, "Chapter three")),
            new CodeSetRemoved(chapter),
            new CodebookVersionRewritten(round, [people], Of(newPeople, "round two"), null),
            new CopyMade(CopyKind.Backup, Of(people, "copy.offramp"), []),
            new ReportReleased(Of(people, "report.html"), [source], 2),
            new StudyMerged(3, Of(people, "laptop-two.offramp")),
            new TitleRewritten([people], Of(newPeople, "The coast")),
            new CoderRewritten(coder, [people], Of(newPeople, "Mira K."), Of(newPeople, "user-1")),
            new ParticipantRewritten(
                participant, [people], Of(newPeople, "P-01"), Of(newPeople, "a cohort"),
                [new RewrittenConsent(meeting, new ActId(1, 1), [new ConsentParticular(ConsentField.Until, Of(newPeople, "2030"))])],
                [new ReheldMemo(new(Id(19)), Of(newPeople, "P-01"), Of(newPeople, "speaks slowly"))]),
            new CollaboratorRewritten(collaborator, [people], Of(newPeople, "C-02")),
            new FileNameRewritten(people, Of(newPeople, "copy-1.offramp")),
            new ParticipantWithdrawn(participant, [newPeople]),
            new VoiceWithdrawn(
                Kept(source, [holder], new(Id(27)), rendition, corrected, new(Id(28)), coding, [new WithdrawnTurn(0, 28, 0, 28)]), participant),
            new SourceRewritten(Kept(source, [new(Id(27))], new(Id(29)), rendition, new(Id(28)), new(Id(30)), coding, [])),
            new ActRetracted(new ActId(1, 1)),
            new SourceRemoved(third),
            new SourceWithdrawn(other, [otherHolder], [new(Id(42))]),
        ];
    }

    /// <summary>Acts of one change each, by one coder.</summary>
    public static ImmutableArray<Act> Acts(params IEnumerable<Change> changes) =>
        [.. changes.Select(static (change, n) => Act(n + 1, change))];

    public static Act Act(int number, params ImmutableArray<Change> changes) =>
        new(new ActId(1, number), number, Now.AddMinutes(number), Coder, changes);

    private static SourceAdded AddSource(
        Id<Source> id, Id<Holder> holder, Id<Rendition> rendition, Id<TextVersion> version, Id<Encounter> meeting, string name, int number) => new(
        id, holder, SourceKind.Interview, Of(holder, name), Of(holder, $"doc-{number}"), meeting,
        new NewRendition(
            rendition, RenditionKind.Original, Of(holder, name), Of(holder, "fa"), version,
            new StoredText(new(Id(40 + number)), holder, "P: They paid late, and less."), Of(holder, "0 3 28 - P\n")),
        [new ParticularWords(Particular.Title, Of(holder, "A talk"))]);

    private static ReheldSource Kept(
        Id<Source> source, ImmutableArray<Id<Holder>> old, Id<Holder> holder, Id<Rendition> rendition, Id<TextVersion> from, Id<TextVersion> version,
        Id<PassageCoding> coding, ImmutableArray<WithdrawnTurn> going) => new(
        source, holder, old, [new(Id(41))], Of(holder, "talk-01"), Of(holder, "doc-1"), [new ParticularWords(Particular.Title, Of(holder, "A talk"))],
        [new Limitation(new(Id(15)), Of(holder, "an elder listened"), null)], [new Lineage(null, Of(holder, "told again there"))],
        [new SourceParticipant(new(Id(7)), Of(holder, "P"))], [new SourceCollaborator(new(Id(8)), null)], null, [],
        [
            new ReheldRendition(
                rendition, from, version, Of(holder, "talk-01"), Of(holder, "fa"), new StoredText(new(Id(43)), holder, "[withdrawn]"), Of(holder, "0 0 11 -\n"), going,
                [new Slip(0, 1, Of(holder, "("))]),
        ],
        [],
        [new ReheldNotes(coding, new CodingNotes { Memo = Of(holder, "said twice") })],
        [new ReheldLinkNotes(new(Id(44)), new CodingNotes { Memo = Of(holder, "because") })], [new ReheldMemo(new(Id(45)), Of(holder, "Lateness"), Of(holder, "comes up again"))],
        [new ReheldCode(new(Id(11)), Of(holder, "they say so"))]);

    private static UInt128 Id(int number) => ((UInt128)1 << 120) + ((UInt128)(uint)number << 32);

    private static Words Of(Id<Holder> holder, string text) => new(holder, text);
}
