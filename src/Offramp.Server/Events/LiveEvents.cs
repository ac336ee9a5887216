using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>How events are written: as the answers of the endpoints are.</summary>
internal sealed class LiveJson(IOptions<JsonOptions> options)
{
    /// <summary>A value in UTF-8.</summary>
    public byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, options.Value.SerializerOptions);
}

/// <summary>One page that listens.</summary>
internal sealed class Listener(int most)
{
    private readonly Channel<byte[]> waiting = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(most) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>What it has not read yet.</summary>
    public ChannelReader<byte[]> Waiting => waiting.Reader;

    /// <summary>Gives it an event; false where it is too far behind.</summary>
    public bool Give(byte[] message) => waiting.Writer.TryWrite(message);

    /// <summary>Nothing more comes.</summary>
    public void End() => waiting.Writer.TryComplete();
}

/// <summary>What the pages of one opening hear: every act in one order, with the new values of what it touched.</summary>
/// <remarks>Whoever tells never waits for whoever listens: a page that is too far behind is let go, and reads anew when it comes back.</remarks>
internal sealed class LiveEvents
{
    private const int MostKept = 256;
    private const int MostKeptBytes = 4 << 20;
    private const int MostWaiting = 512;

    private readonly Lock gate = new();
    private readonly LiveJson json;
    private readonly Queue<(long Sequence, byte[] Message)> kept = new();
    private readonly List<Listener> listeners = [];
    private Study told;
    private int keptBytes;
    private long sequence;
    private bool closed;

    /// <summary>Events from a state on.</summary>
    public LiveEvents(Study from, LiveJson json)
    {
        told = from;
        this.json = json;
    }

    /// <summary>Which opening: after another unlocking, nothing of an earlier one goes on.</summary>
    public string Run { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>The last event.</summary>
    public long Sequence
    {
        get
        {
            lock (gate) return sequence;
        }
    }

    /// <summary>Tells an act. Called in the order of the acts.</summary>
    public void Tell(Act act, Study after, DateOnly today, Messages? words = null)
    {
        lock (gate)
        {
            if (closed) return;
            Study before = told;
            told = after;
            sequence++;
            byte[] message;
            try
            {
                message = Message("act", $"{Run}:{sequence}", json.Write(Touched.By(act, before, after, today, words ?? Messages.In(null), json, Run, sequence)));
            }
            catch
            {
                // The act stands; pages that cannot be told what it changed come back, find the gap and read anew.
                foreach (Listener listener in listeners) listener.End();
                listeners.Clear();
                kept.Clear();
                keptBytes = 0;
                throw;
            }
            // What earlier events say may be words that this act destroyed: nobody is told them again.
            if (act.Changes.Any(static change => change.Destroys.Length > 0))
            {
                kept.Clear();
                keptBytes = 0;
            }
            kept.Enqueue((sequence, message));
            keptBytes += message.Length;
            while (kept.Count > MostKept || (keptBytes > MostKeptBytes && kept.Count > 0)) keptBytes -= kept.Dequeue().Message.Length;
            listeners.RemoveAll(listener =>
            {
                if (listener.Give(message)) return false;
                listener.End();
                return true;
            });
        }
    }

    /// <summary>Begins to listen. The first message says <c>from</c> (run and sequence); where the page's last event is not among those that are
    /// kept, it says <c>gap</c> instead, and the page reads anew.</summary>
    /// <param name="last">The id of the last event that the page has, <c>run:sequence</c>; null for none.</param>
    public Listener Listen(string? last)
    {
        lock (gate)
        {
            if (closed) throw new StudyLockedException();
            var listener = new Listener(MostWaiting);
            long? since = SequenceOf(last);
            bool goesOn = since is { } at && at <= sequence && (at == sequence || (kept.TryPeek(out (long Sequence, byte[] Message) oldest) && oldest.Sequence <= at + 1));
            listener.Give(Message(last is null || goesOn ? "from" : "gap", $"{Run}:{(goesOn ? since : sequence)}",
                json.Write(new LiveFrom(Run, goesOn ? since!.Value : sequence))));
            if (goesOn)
                foreach ((_, byte[] message) in kept.Where(k => k.Sequence > since)) listener.Give(message);
            listeners.Add(listener);
            return listener;
        }
    }

    /// <summary>Somebody stopped listening.</summary>
    public void Leave(Listener listener)
    {
        lock (gate) listeners.Remove(listener);
    }

    /// <summary>The study is locked: every page hears it, and nothing after it. What was kept is dropped.</summary>
    public void Close()
    {
        lock (gate)
        {
            if (closed) return;
            closed = true;
            byte[] message = Message("locked", $"{Run}:{sequence + 1}", "{}"u8);
            foreach (Listener listener in listeners)
            {
                // One that is too far behind hears it by the end of its stream.
                listener.Give(message);
                listener.End();
            }
            listeners.Clear();
            kept.Clear();
            told = Study.Empty(told.Id);
        }
    }

    private long? SequenceOf(string? last)
    {
        if (last is null || !last.StartsWith(Run + ":", StringComparison.Ordinal)) return null;
        return long.TryParse(last.AsSpan(Run.Length + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long at) ? at : null;
    }

    private static byte[] Message(string name, string id, ReadOnlySpan<byte> data) =>
        [.. Encoding.ASCII.GetBytes($"id: {id}\nevent: {name}\ndata: "), .. data, .. "\n\n"u8];
}
