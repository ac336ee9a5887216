using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>The answers to the last questions to a state of a study, so that their next page need not be searched for anew.</summary>
/// <remarks>They live in memory alone and no longer than the state that they belong to: an act or the lock ends both.</remarks>
internal static class LastAnswers
{
    private const int Kept = 4;

    private static readonly ConditionalWeakTable<Study, List<(string Question, FindResult Answers)>> Known = [];

    /// <summary>The answers to a question.</summary>
    public static Outcome<FindResult> Of(Study study, FindAsk ask)
    {
        // What was asked is remembered as a hash alone.
        string question = Convert.ToBase64String(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(ask)));
        List<(string Question, FindResult Answers)> answers = Known.GetValue(study, static _ => []);
        lock (answers)
            if (answers.Find(known => known.Question == question) is { Answers: { } known }) return known;
        return ask.Read(study).Then<FindResult>(query =>
        {
            FindResult found = FindViews.Find(study, query);
            lock (answers)
            {
                answers.Add((question, found));
                if (answers.Count > Kept) answers.RemoveAt(0);
            }
            return found;
        });
    }
}
