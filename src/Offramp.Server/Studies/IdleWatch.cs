using Microsoft.Extensions.Hosting;

namespace Offramp.Server;

/// <summary>Looks every second whether the study is to be locked, so that pages hear it without asking. Requests look for themselves.</summary>
internal sealed class IdleWatch(Desk desk) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) desk.LockIfDue();
        }
        catch (OperationCanceledException)
        {
            // The program ends, and locks by itself.
        }
    }
}
