namespace Offramp.Server;

/// <summary>Where a stream of events begins.</summary>
internal sealed record LiveFrom(string Run, long Sequence);

/// <summary>One act and the new values of what it touched.</summary>
/// <param name="Run">Which opening of the study.</param>
/// <param name="Sequence">The event's number in it, from 1, without a gap.</param>
/// <param name="Stages">The stages of research that were touched.</param>
/// <param name="Act">The act as the history tells it.</param>
/// <param name="Sources">Sources that are new or otherwise; null where none is.</param>
/// <param name="Texts">Documents whose text is another one: they are read anew.</param>
/// <param name="Codebook">The whole codebook; null where it is as it was.</param>
/// <param name="CodeSets">All sets of codes; null where they are as they were.</param>
/// <param name="CodebookVersions">All named states of the codebook; null where they are as they were.</param>
/// <param name="Codings">What changed among the codings, by document.</param>
/// <param name="Memos">Memos that are new or otherwise; null where none is.</param>
/// <param name="Links">The causal links of the documents in which they changed.</param>
/// <param name="Conflicts">How many conflicts there are now.</param>
/// <param name="Protection">The people and what may leave, where that is otherwise; null where it is as it was.</param>
/// <param name="Destroyed">Whether words were destroyed: a page drops everything that it read before, and reads anew.</param>
/// <param name="Acts">How many acts the history has now.</param>
internal sealed record LiveEvent(
    string Run, long Sequence, string[] Stages, HistoryItem Act, SourcesPatch? Sources, string[] Texts, CodeItem[]? Codebook,
    CodeSetItem[]? CodeSets, CodebookVersionItem[]? CodebookVersions, CodingsPatch[] Codings, MemosPatch? Memos, CausalLinksReply[] Links, int Conflicts,
    ProtectionItem? Protection, bool Destroyed, int Acts);

/// <summary>Sources that are new or otherwise, and those that are gone.</summary>
internal sealed record SourcesPatch(SourceItem[] Put, string[] Removed);

/// <summary>Codings of one document that are new or otherwise, and those that are gone. Where too many changed, none is told and <c>Refetch</c> is set.</summary>
internal sealed record CodingsPatch(string Document, CodingItem[] Put, string[] Removed, bool Refetch);

/// <summary>Memos that are new or otherwise, and those that are gone.</summary>
internal sealed record MemosPatch(MemoItem[] Put, string[] Removed);
