using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>Which pages may speak with the program: launch tokens that let one page in once, and the session keys that they are exchanged for.</summary>
/// <remarks>Whoever guesses is compared with every known token or key to the end of each, so that time tells nothing.</remarks>
internal sealed class PageSessions(TimeProvider clock, SessionShelf shelf)
{
    /// <summary>How long a launch token lets a page in.</summary>
    public static readonly TimeSpan LaunchTime = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan SessionTime = TimeSpan.FromDays(7);

    private const int KeyLength = 32;
    private const int MostLaunches = 32;
    private const int MostSessions = 16;

    private readonly Lock gate = new();
    private readonly List<Launch> launches = [];
    private List<KeptSession> sessions = [];
    private int port;

    /// <summary>Takes up the sessions of the program that had this port before, so that its pages can prove us.</summary>
    public void TakeUp(int boundPort)
    {
        lock (gate)
        {
            port = boundPort;
            sessions = [.. shelf.Read(port).Where(IsYoung)];
            shelf.Write(port, sessions);
        }
    }

    /// <summary>A new launch token: 256 random bits, one use, one minute.</summary>
    public string NewLaunch()
    {
        byte[] token = RandomNumberGenerator.GetBytes(KeyLength);
        lock (gate)
        {
            if (launches.Count == MostLaunches) launches.RemoveAt(0);
            launches.Add(new Launch(SHA256.HashData(token), clock.GetUtcNow()));
        }
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Exchanges a launch token for a session key. Refused: <c>server.link-used</c>, <c>server.link-unknown</c>.</summary>
    public Outcome<string> Enter(string token)
    {
        if (Decode(token) is not { } typed) return Refusal.Of("server.link-unknown");
        byte[] hash = SHA256.HashData(typed);
        lock (gate)
        {
            Launch? found = null;
            foreach (Launch launch in launches)
                if (CryptographicOperations.FixedTimeEquals(launch.Hash, hash)) found = launch;
            if (found is null) return Refusal.Of("server.link-unknown");
            if (found.IsUsed) return Refusal.Of("server.link-used");
            // A clock that was set back makes no token younger than it is.
            if ((clock.GetUtcNow() - found.Made).Duration() > LaunchTime) return Refusal.Of("server.link-unknown");
            found.IsUsed = true;
            byte[] key = RandomNumberGenerator.GetBytes(KeyLength);
            sessions.Add(new KeptSession(key, clock.GetUtcNow()));
            if (sessions.Count > MostSessions) sessions.RemoveAt(0);
            shelf.Write(port, sessions);
            return Base64Url.EncodeToString(key);
        }
    }

    /// <summary>Whether a session key is known.</summary>
    public bool Knows(string? typed)
    {
        if (typed is null || Decode(typed) is not { } key) return false;
        bool known = false;
        lock (gate)
        {
            foreach (KeptSession session in sessions)
                known |= CryptographicOperations.FixedTimeEquals(session.Key, key) & IsYoung(session);
        }
        return known;
    }

    /// <summary>Ends a session: its key opens nothing any more.</summary>
    public void End(string typed)
    {
        if (Decode(typed) is not { } key) return;
        lock (gate)
        {
            sessions.RemoveAll(session => CryptographicOperations.FixedTimeEquals(session.Key, key));
            shelf.Write(port, sessions);
        }
    }

    /// <summary>Proves to a page that holds a session that this is the program it spoke with before: HMAC-SHA-256 under each session's key over
    /// <c>offramp page proof</c>, the port and the page's nonce. The page sends its nonce and nothing else, and looks for its own among them.</summary>
    /// <param name="nonce">32 bytes in base64url.</param>
    /// <remarks>The port is in it, so that a stranger on the page's port cannot fetch the proof from us on another.</remarks>
    public Outcome<string[]> Prove(string nonce)
    {
        if (Decode(nonce) is not { } bytes) return Refusal.Of("server.nonce-unreadable") with { Field = "nonce" };
        lock (gate) return sessions.Where(IsYoung).Select(session => Base64Url.EncodeToString(ProofOf(session.Key, port, bytes))).ToArray();
    }

    /// <summary>The proof under one key.</summary>
    internal static byte[] ProofOf(ReadOnlySpan<byte> key, int port, ReadOnlySpan<byte> nonce) =>
        HMACSHA256.HashData(key, [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"offramp page proof {port} ")), .. nonce]);

    private bool IsYoung(KeptSession session) => (clock.GetUtcNow() - session.Made).Duration() < SessionTime;

    private static byte[]? Decode(string typed)
    {
        var bytes = new byte[KeyLength];
        // 32 bytes are 43 characters; whatever is longer is not looked at.
        if (typed.Length != 43 || !Base64Url.IsValid(typed)) return null;
        return Base64Url.TryDecodeFromChars(typed, bytes, out int written) && written == KeyLength ? bytes : null;
    }

    private sealed record Launch(byte[] Hash, DateTimeOffset Made)
    {
        public bool IsUsed { get; set; }
    }
}
