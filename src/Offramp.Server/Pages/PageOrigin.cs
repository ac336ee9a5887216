using System.Globalization;

namespace Offramp.Server;

/// <summary>Where the page comes from: this program's address, known once the port is bound.</summary>
internal sealed class PageOrigin
{
    /// <summary>The one address that is listened on; by name (<c>localhost</c>) the page is not served, so that it has one origin.</summary>
    public const string Address = "127.0.0.1";

    /// <summary>The port; 0 before one is bound, which no request's Host can name.</summary>
    public int Port { get; set; }

    /// <summary>What the Host header must say, exactly.</summary>
    public string Authority => string.Create(CultureInfo.InvariantCulture, $"{Address}:{Port}");

    /// <summary>What the Origin header must say, exactly.</summary>
    public string Origin => "http://" + Authority;

    /// <summary>The link that lets one page in; the token stands in the fragment, which a browser sends to nobody.</summary>
    public string Link(string token) => $"{Origin}/#{token}";
}
