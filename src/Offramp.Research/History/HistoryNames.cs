namespace Offramp.Research;

/// <summary>What the things that changes speak of are called now; of what is gone, what it was called when it came.</summary>
internal sealed class HistoryNames
{
    private readonly Study study;
    private readonly Messages messages;
    private readonly Dictionary<UInt128, Words> gone = [];
    private readonly Dictionary<Id<Rendition>, Id<Source>> sourceOf = [];
    private readonly Dictionary<Id<PassageCoding>, Id<Code>> codeOf = [];
    private readonly Dictionary<Id<CausalLink>, (Id<Code> Cause, Id<Code> Effect)> linked = [];
    private readonly Dictionary<Id<Rendition>, Dictionary<Id<PassageCoding>, Id<Code>>> codesIn = [];

    public HistoryNames(Study study, Messages messages)
    {
        this.study = study;
        this.messages = messages;
        foreach (Act act in study.History.Acts)
            foreach (Change change in act.Changes) Remember(change);
    }

    /// <summary>The values that a change's sentence names.</summary>
    public IEnumerable<MessageValue> ValuesOf(Change change) => change switch
    {
        StudyCreated c => [("title", Said(c.Title))],
        StudyRetitled c => [("title", Said(c.Title))],
        CoderAdded c => [("coder", Coder(c.Coder))],
        CoderRenamed c => [("coder", Coder(c.Coder))],
        TitleRewritten c => [("title", Said(c.Title))],
        CoderRewritten c => [("coder", Coder(c.Coder))],
        StudyMerged c => [("acts", c.Acts), ("file", File(c.File))],
        KeysChanged c => [("what", Kebab(c.What))],
        ParticipantAdded c => [("participant", Participant(c.Participant))],
        ParticipantNoted c => [("participant", Participant(c.Participant)), ("set", Set(c.Note))],
        CollaboratorAdded c => [("collaborator", Collaborator(c.Collaborator)), ("role", Term.Of("role", c.Role))],
        CollaboratorNamingChosen c => [("collaborator", Collaborator(c.Collaborator)), ("naming", Kebab(c.Naming))],
        ConsentRecorded c => [("participant", Participant(c.Participant)), ("scope", Term.Of("scope", c.Scope)), ("freedom", Kebab(c.Freedom))],
        CopyMade c => [("what", Term.Of("copy", c.What)), ("name", File(c.Name))],
        ParticipantRewritten c => [("participant", Participant(c.Participant))],
        CollaboratorRewritten c => [("collaborator", Collaborator(c.Collaborator))],
        FileNameRewritten c => [("name", File(c.Name))],
        SourceAdded c => [("source", Source(c.Source)), ("kind", Term.Of("kind", c.Kind))],
        RenditionAdded c => [("source", Source(c.Source)), ("name", Said(c.Rendition.Name)), ("kind", Term.Of("rendition", c.Rendition.Kind))],
        SourceKindChanged c => [("source", Source(c.Source)), ("kind", Term.Of("kind", c.Kind))],
        ParticularSet c => [("source", Source(c.Source)), ("field", Term.Of("field", c.Field)), ("set", Set(c.Text))],
        LineageNoted c => [("source", Source(c.Source)), ("of", c.Of is { } of ? Source(of) : ""), ("known", c.Of is null ? "no" : "yes")],
        ParticipantLinked c => [("source", Source(c.Source)), ("participant", Participant(c.Participant))],
        ParticipantUnlinked c => [("source", Source(c.Source)), ("participant", Participant(c.Participant))],
        CollaboratorLinked c => [("source", Source(c.Source)), ("collaborator", Collaborator(c.Collaborator))],
        CollaboratorUnlinked c => [("source", Source(c.Source)), ("collaborator", Collaborator(c.Collaborator))],
        TextCorrected c => [("source", Document(c.Rendition)), ("places", c.Edits.Length), ("slips", c.Slips.Length)],
        GuideAdded c => [("guide", Guide(c.Guide)), ("from", c.From is { } from ? Guide(from) : ""), ("copies", c.From is null ? "no" : "yes")],
        QuestionAdded c => [("guide", Guide(c.Guide)), ("question", Said(c.Label))],
        OneQuestionChange c => [("guide", Guide(c.Guide)), ("question", Question(c.Guide, c.Question))],
        OneGuideChange c => [("guide", Guide(c.Guide))],
        QuestionPut c => [("source", Source(c.Source)), ("question", Question(c.Guide, c.Question)), ("manner", Term.Of("manner", c.Manner))],
        QuestionLeftOut c => [("source", Source(c.Source)), ("question", Question(c.Guide, c.Question))],
        EventAdded c => [("event", Event(c.Event))],
        EventNoted c => [("event", Event(c.Event)), ("field", Term.Of("field", c.Field)), ("set", Set(c.Text))],
        OneEventChange c => [("event", Event(c.Event))],
        SourceDatedByEvent c => [("source", Source(c.Source)), ("set", c.Date is null ? "no" : "yes"), ("event", c.Date is { } date ? Event(date.Event) : "")],
        OneSourceChange c => [("source", Source(c.Source))],
        SourceWithdrawn => [],
        SourceReheld c => [("source", Source(c.Kept.Source))],
        CodeAdded c => [("code", Code(c.Code))],
        CodeDescribed c => [("code", Code(c.Code)), ("which", Kebab(c.Which)), ("set", Set(c.Text))],
        CodeMoved c => [("code", Code(c.Code)), ("parent", c.Parent is { } parent ? Code(parent) : ""), ("where", c.Parent is null ? "top" : "under")],
        CodesMerged c => [("codes", Listing.Of(c.From.Select(Code))), ("merged", c.From.Length), ("into", Code(c.Into))],
        CodingsRecoded c => [("codings", c.Documents.Sum(static d => d.Count)), ("code", Code(c.From)), ("into", Code(c.Into))],
        CodeSetAdded c => [("set", CodeSet(c.Set))],
        CodesPutInSet c => [("set", CodeSet(c.Set)), ("code", c.Codes.IsEmpty ? "" : Code(c.Codes[0])), ("codes", c.Codes.Length)],
        CodesTakenFromSet c => [("set", CodeSet(c.Set)), ("code", c.Codes.IsEmpty ? "" : Code(c.Codes[0])), ("codes", c.Codes.Length)],
        OneCodeSetChange c => [("set", CodeSet(c.Set))],
        CodebookVersionNamed c => [("version", Version(c.Version))],
        CodebookVersionRewritten c => [("version", Version(c.Version))],
        OneCodeChange c => [("code", Code(c.Code))],
        RenditionsAligned c => [("a", Document(c.A)), ("b", Document(c.B)), ("links", c.Links.Length)],
        AlignmentChange c => [("a", Document(c.A)), ("b", Document(c.B))],
        PassageCoded c => [("code", Code(c.Code)), ("source", Document(c.Rendition))],
        PassagesCoded c =>
        [
            ("codings", c.Count), ("documents", c.Documents.Length),
            ("source", c.Documents.IsEmpty ? "" : Document(c.Documents[0].Rendition)),
        ],
        CodingNoted c => [("code", CodeOf(c)), ("source", Document(c.Rendition)), ("field", Term.Of("field", c.Field)), ("set", Set(c.Text))],
        OneCodingChange c => [("code", CodeOf(c)), ("source", Document(c.Rendition))],
        LinkDrawn c => [("cause", Code(c.Cause)), ("effect", Code(c.Effect)), ("sign", Term.Of("sign", c.Sign)), ("source", Document(c.Rendition))],
        LinkNoted c => [.. Link(c), ("field", Term.Of("field", c.Field)), ("set", Set(c.Text))],
        CausalLinkChange c => Link(c),
        MemoChange c => [("title", Memo(c.Memo))],
        ReportReleased c => [("names", File(c.Names)), ("codings", c.Codings)],
        _ => [],
    };

    // Of bulk codings neither ids nor codes are listed: a million would be, for a sentence that says "a passage".
    private void Remember(Change change)
    {
        switch (change)
        {
            case CoderAdded c:
                gone[c.Coder.Value] = c.Name;
                break;
            case ParticipantAdded c:
                gone[c.Participant.Value] = c.Pseudonym;
                break;
            case CollaboratorAdded c:
                gone[c.Collaborator.Value] = c.Pseudonym;
                break;
            case SourceAdded c:
                gone[c.Source.Value] = c.Name;
                sourceOf[c.Rendition.Rendition] = c.Source;
                break;
            case SourceRenamed c:
                gone[c.Source.Value] = c.Name;
                break;
            case RenditionAdded c:
                sourceOf[c.Rendition.Rendition] = c.Source;
                break;
            case GuideAdded c:
                gone[c.Guide.Value] = c.Title;
                foreach (Question question in c.Questions) gone[question.Id.Value] = question.Label;
                break;
            case QuestionAdded c:
                gone[c.Question.Value] = c.Label;
                break;
            case EventAdded c:
                gone[c.Event.Value] = c.Name;
                break;
            case CodeAdded c:
                gone[c.Code.Value] = c.Name;
                break;
            case CodeRenamed c:
                gone[c.Code.Value] = c.Name;
                break;
            case CodeSetAdded c:
                gone[c.Set.Value] = c.Name;
                break;
            case CodeSetRenamed c:
                gone[c.Set.Value] = c.Name;
                break;
            case CodebookVersionNamed c:
                gone[c.Version.Value] = c.Name;
                break;
            case PassageCoded c:
                codeOf[c.Coding] = c.Code;
                break;
            case LinkDrawn c:
                linked[c.Link] = (c.Cause, c.Effect);
                break;
            case MemoWritten c:
                gone[c.Memo.Value] = c.Title;
                break;
            case MemoRewritten c:
                gone[c.Memo.Value] = c.Title;
                break;
        }
    }

    private string Coder(Id<Coder> id) => study.Team.Coders.TryGetValue(id, out Coder? coder) ? Said(coder.Name) : Gone(id.Value);

    private string Participant(Id<Participant> id) =>
        study.Protection.Participants.TryGetValue(id, out Participant? participant) ? Said(participant.Pseudonym) : Gone(id.Value);

    private string Collaborator(Id<Collaborator> id) =>
        study.Protection.Collaborators.TryGetValue(id, out Collaborator? collaborator) ? Said(collaborator.Pseudonym) : Gone(id.Value);

    private string Source(Id<Source> id) => study.Sources.ById.TryGetValue(id, out Source? source) ? Said(source.Name) : Gone(id.Value);

    private string Guide(Id<Guide> id) => study.Sources.Guides.TryGetValue(id, out Guide? guide)
        ? IsDestroyed(guide.Title) || IsDestroyed(guide.Version) ? Words.WithdrawnText : guide.Path
        : Gone(id.Value);

    private string Question(Id<Guide> guide, Id<Question> id) =>
        study.Sources.Guides.TryGetValue(guide, out Guide? known) && known.Find(id) is { } question ? Said(question.Label) : Gone(id.Value);

    private string Event(Id<Event> id) => study.Sources.Events.TryGetValue(id, out Event? known) ? Said(known.Name) : Gone(id.Value);

    private string Document(Id<Rendition> id)
    {
        if (study.Sources.Renditions.TryGetValue(id, out Rendition? text)) return Said(text.Name);
        return sourceOf.TryGetValue(id, out Id<Source> source) ? Source(source) : Words.WithdrawnText;
    }

    private string Code(Id<Code> id)
    {
        if (!study.Coding.Codebook.Codes.TryGetValue(id, out Code? code)) return Gone(id.Value);
        return IsDestroyed(code.Name) ? Words.WithdrawnText : study.Coding.Codebook.PathOf(id);
    }

    private string CodeSet(Id<CodeSet> id) => study.Coding.Codebook.Sets.Find(set => set.Id == id) is { } set ? Said(set.Name) : Gone(id.Value);

    private string Version(Id<CodebookVersion> id) =>
        study.Coding.Codebook.Versions.Find(version => version.Id == id) is { } version ? Said(version.Name) : Gone(id.Value);

    private string CodeOf(OneCodingChange change)
    {
        if (codeOf.TryGetValue(change.Coding, out Id<Code> code)) return Code(code);
        if (study.Coding.Stranded.TryGetValue(change.Coding, out StrandedCoding? stranded)) return Code(stranded.Coding.Code);
        if (!codesIn.TryGetValue(change.Rendition, out Dictionary<Id<PassageCoding>, Id<Code>>? codes))
            codesIn[change.Rendition] = codes = study.Coding.In(change.Rendition).ToDictionary(static c => c.Id, static c => c.Code);
        return codes.TryGetValue(change.Coding, out code) ? Code(code) : messages.Say("history.a-code");
    }

    private MessageValue[] Link(CausalLinkChange change)
    {
        (Id<Code> cause, Id<Code> effect) = study.Coding.LinksIn(change.Rendition).FirstOrDefault(link => link.Id == change.Link) is { } link
            ? (link.Cause, link.Effect)
            : linked.GetValueOrDefault(change.Link);
        return [("cause", Code(cause)), ("effect", Code(effect)), ("source", Document(change.Rendition))];
    }

    private string Memo(Id<Memo> id) => study.Coding.Memos.Find(memo => memo.Id == id) is { } memo ? Said(memo.Title) : Gone(id.Value);

    private string Gone(UInt128 id) => gone.TryGetValue(id, out Words? words) ? Said(words) : Words.WithdrawnText;

    private string File(Words words) => Said(study.Protection.FileName(words));

    private string Said(Words words) => IsDestroyed(words) ? Words.WithdrawnText : words.Text;

    // Until the study is opened anew, the acts in memory still hold what was withdrawn; nothing of it may be said.
    private bool IsDestroyed(Words words) => words.IsWithdrawn || study.Protection.DestroyedHolders.Contains(words.Holder);

    private static string Set(Words? words) => words is null ? "no" : "yes";

    // The member's name as the catalogue's templates and the JSON write it.
    private static string Kebab<T>(T member)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString());
}
