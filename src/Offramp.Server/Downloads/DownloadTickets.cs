using System.Buffers.Text;
using System.Security.Cryptography;

namespace Offramp.Server;

/// <summary>A file that is ready to leave.</summary>
/// <param name="Name">A neutral name: a study's own words in it would stand in the browser's list of downloads.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Bytes">Its content.</param>
internal sealed record ReadyFile(string Name, string ContentType, byte[] Bytes)
{
    /// <summary>The name alone.</summary>
    public override string ToString() => Name;
}

/// <summary>The files that wait to be fetched, each for one minute and once, and only while the study is open and the page's session lasts.</summary>
/// <remarks>A browser fetches a file without the session's header; the ticket stands for it, and nobody can guess 256 bits.</remarks>
internal sealed class DownloadTickets(TimeProvider clock)
{
    /// <summary>How long a ticket holds.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(60);

    private const int KeyLength = 32;
    private const int MostWaiting = 8;

    private readonly Lock gate = new();
    private readonly List<Waiting> waiting = [];

    /// <summary>A ticket for a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="session">The session key of the page that asked.</param>
    public string Give(ReadyFile file, string session)
    {
        byte[] ticket = RandomNumberGenerator.GetBytes(KeyLength);
        lock (gate)
        {
            waiting.RemoveAll(IsOver);
            if (waiting.Count == MostWaiting) waiting.RemoveAt(0);
            waiting.Add(new Waiting(SHA256.HashData(ticket), clock.GetUtcNow(), session, file));
        }
        return Base64Url.EncodeToString(ticket);
    }

    /// <summary>The file of a ticket, which is used up by that; null where it is unknown, over or another page's.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="mayFetch">Whether the session for which it was made may still fetch it.</param>
    public ReadyFile? Take(string ticket, Predicate<string> mayFetch)
    {
        byte[] hash = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(ticket));
        if (ticket.Length == 43 && Base64Url.IsValid(ticket)) hash = SHA256.HashData(Base64Url.DecodeFromChars(ticket));
        lock (gate)
        {
            waiting.RemoveAll(IsOver);
            Waiting? found = null;
            foreach (Waiting one in waiting)
                if (CryptographicOperations.FixedTimeEquals(one.Hash, hash)) found = one;
            if (found is null || !mayFetch(found.Session)) return null;
            waiting.Remove(found);
            return found.File;
        }
    }

    // A clock that was set back makes no ticket younger than it is.
    private bool IsOver(Waiting one) => (clock.GetUtcNow() - one.Made).Duration() > Time;

    private sealed record Waiting(byte[] Hash, DateTimeOffset Made, string Session, ReadyFile File)
    {
        public override string ToString() => "[download]";
    }
}
