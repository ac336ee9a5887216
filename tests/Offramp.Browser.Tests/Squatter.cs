using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Offramp.Browser.Tests;

/// <summary>Another program on this computer: takes a port, answers every request the same, and remembers what it was sent.</summary>
internal sealed class Squatter : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly Task work;

    public Squatter(int port, string body, string type)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        work = Work(Encoding.UTF8.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n{body}"));
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Every request as it came.</summary>
    public List<string> Heard { get; } = [];

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await work;
    }

    private async Task Work(byte[] answer)
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                NetworkStream stream = client.GetStream();
                var buffer = new byte[16384];
                int read = await stream.ReadAsync(buffer);
                string said = Encoding.UTF8.GetString(buffer, 0, read);
                // A body may come by itself.
                if (said.Contains("Content-Length: ", StringComparison.OrdinalIgnoreCase) && said.EndsWith("\r\n\r\n", StringComparison.Ordinal))
                {
                    read = await stream.ReadAsync(buffer);
                    said += Encoding.UTF8.GetString(buffer, 0, read);
                }
                lock (Heard) if (said.Length > 0) Heard.Add(said);
                await stream.WriteAsync(answer);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or IOException)
        {
            // It was told to stop.
        }
    }
}
