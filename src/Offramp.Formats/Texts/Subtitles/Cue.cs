namespace Offramp.Formats;

/// <summary>A piece of talk as it is shown for a while.</summary>
/// <param name="Line">The line of the file, from 1, on which its time stands.</param>
/// <param name="Start">When it begins; null where the file's time cannot be read.</param>
/// <param name="End">When it ends; null where the file's time cannot be read.</param>
/// <param name="Lines">Its lines as they stand, with their tags.</param>
internal sealed record Cue(int Line, TimeSpan? Start, TimeSpan? End, List<string> Lines);

/// <summary>Something that is said without a pause by one voice: a part of a cue.</summary>
/// <param name="Label">Who speaks, where the cue tells; null where it does not.</param>
/// <param name="IsDash">Whether it begins with the dash of a dialogue: somebody else speaks.</param>
/// <param name="Words">What is said.</param>
internal readonly record struct Utterance(string? Label, bool IsDash, string Words);
