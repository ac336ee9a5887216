namespace Offramp.Storage;
internal static class Composition { public static string Compose(string text) => text; }
