using Microsoft.AspNetCore.Http;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>Makes whoever guesses at passphrases wait: three wrong ones are free, then 1, 2, 4 … seconds, at most five minutes. For the whole
/// program, so that another page or session does not begin anew.</summary>
internal sealed class Patience(TimeProvider clock)
{
    private const int Free = 3;
    private const int Longest = 300;

    private int wrong;
    private long since;

    /// <summary>Says no while somebody has to wait, even to the right passphrase: an answer would tell.</summary>
    /// <exception cref="NotNowException">429 with the seconds to wait.</exception>
    public void Ask()
    {
        if (wrong < Free) return;
        double wait = Math.Min(Longest, Math.Pow(2, wrong - Free)) - clock.GetElapsedTime(since).TotalSeconds;
        if (wait <= 0) return;
        int seconds = (int)Math.Ceiling(wait);
        throw new NotNowException(StatusCodes.Status429TooManyRequests, Refusal.Of("server.passphrase-wait", ("seconds", seconds))) { After = seconds };
    }

    /// <summary>A passphrase was wrong.</summary>
    public void Wrong()
    {
        wrong++;
        since = clock.GetTimestamp();
    }

    /// <summary>One was right.</summary>
    public void Right() => wrong = 0;
}
