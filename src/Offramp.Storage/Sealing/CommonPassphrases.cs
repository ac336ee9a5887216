namespace Offramp.Storage;
internal static class CommonPassphrases { public static bool Contain(string text) => text.Length == 0; }
