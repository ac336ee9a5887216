using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Offramp.Storage.Tests;

/// <summary>Reads a study by docs/format.md alone. It uses cryptography, SQLite and JSON of the platform and nothing of the program: where this and
/// the program disagree, the page or the program is wrong. Comments name the page's chapters.</summary>
internal sealed class IndependentReader
{
    private const int Chunk = 1_048_576;

    private readonly byte[] study;
    private readonly Dictionary<string, byte[]> studyKeys = [];
    private readonly Dictionary<string, byte[]> holderKeys = [];

    private IndependentReader(string path, Func<byte[], byte, int, byte[]> slotSecret)
    {
        using var file = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        file.Open();
        byte[] header = (byte[])Rows(file, "SELECT bytes FROM header WHERE id = 1").Single()[0];
        study = header[16..32];
        OpenHeader(header, slotSecret);
        foreach (object[] row in Rows(file, "SELECT holder, epoch, sealed FROM key"))
        {
            (byte[] holder, byte[] epoch, byte[] closed) = ((byte[])row[0], (byte[])row[1], (byte[])row[2]);
            holderKeys[Hex(holder)] = Open(Derived(epoch, "holder keys"), closed, Additional(5, epoch: epoch, holder: holder));
        }
        foreach (object[] row in Rows(file, "SELECT id, holder, epoch, sealed FROM text"))
        {
            (byte[] id, byte[] holder, byte[] epoch, byte[] closed) = ((byte[])row[0], (byte[])row[1], (byte[])row[2], (byte[])row[3]);
            byte[] padded = Open(WordsKey(holder, epoch)!, closed, Additional(3, epoch: epoch, record: id, holder: holder));
            Texts[Base32(id)] = Encoding.UTF8.GetString(Unpadded(padded));
        }
        foreach (object[] row in Rows(file, "SELECT record FROM entry ORDER BY writer, counter")) ReadEntry((byte[])row[0]);
        // 11. Order
        Acts.Sort((a, b) => (a.Lamport, a.Writer).CompareTo((b.Lamport, b.Writer)));
    }

    /// <summary>The texts by their ids' 26 characters.</summary>
    public Dictionary<string, string> Texts { get; } = [];

    /// <summary>The acts in order, with their words opened: a string in the place of each object of words, null where they are withdrawn.</summary>
    public List<(ulong Lamport, UInt128 Writer, JsonNode Payload)> Acts { get; } = [];

    /// <summary>All changes in order.</summary>
    public IEnumerable<JsonNode> Changes => Acts.SelectMany(act => act.Payload["changes"]!.AsArray()).Select(change => change!);

    /// <summary>2. Passphrases: for one of ASCII letters and plain spaces the bytes are what was typed.</summary>
    public static IndependentReader ByPassphrase(string path, string typed) => new(path, (header, kind, slot) =>
    {
        if (kind != 1) return [];
        byte[] salt = header[32..64];
        uint rounds = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(12));
        byte[] kek = header[11] == 127
            ? HKDF.DeriveKey(HashAlgorithmName.SHA512, Encoding.UTF8.GetBytes(typed), 64, salt, "offramp/1 test"u8.ToArray())
            : Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(typed), salt, (int)rounds, HashAlgorithmName.SHA512, 64);
        return Hkdf(kek, header[(slot + 17)..(slot + 49)], "passphrase slot");
    });

    /// <summary>2. Recovery key.</summary>
    public static IndependentReader ByRecoveryKey(string path, string written) => new(path, (header, kind, slot) =>
    {
        if (kind != 2) return [];
        int[] digits = [.. written.Where(c => c != '-').Select(c => "0123456789ABCDEFGHJKMNPQRSTVWXYZ".IndexOf(c))];
        BigInteger number = digits[..32].Aggregate(BigInteger.Zero, (sum, digit) => sum * 32 + digit);
        Assert.Equal(number % 1021, digits[32] * 32 + digits[33]);
        byte[] bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return Hkdf([.. new byte[20 - bytes.Length], .. bytes], header[(slot + 17)..(slot + 49)], "recovery slot");
    });

    // 5. Header
    private void OpenHeader(byte[] header, Func<byte[], byte, int, byte[]> slotKeyOf)
    {
        Assert.Equal("OFFRAMP\0", Encoding.ASCII.GetString(header, 0, 8));
        Assert.Equal([0, 1, 1], header[8..11]);
        Assert.Equal(SHA256.HashData(header.AsSpan(..^32)), header[^32..]);
        byte[] newest = header[96..112];
        int slots = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(128)), older = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(130));
        Assert.Equal(132 + 545 * slots + 76 * older + 64, header.Length);
        for (int slot = 132; slot < 132 + 545 * slots && studyKeys.Count == 0; slot += 545)
        {
            byte[] slotKey = slotKeyOf(header, header[slot + 16], slot);
            byte[] id = header[slot..(slot + 16)];
            byte[] frame = [header[11], .. header[12..16], .. header[32..64], .. header[(slot + 16)..(slot + 113)], .. new byte[64]];
            if (slotKey.Length == 0 || !TryOpen(slotKey, header[(slot + 113)..(slot + 205)], Additional(6, record: id, hash: SHA256.HashData(frame)), out byte[] secret)) continue;
            header.AsSpan(slot + 205, 64).CopyTo(frame.AsSpan(134));
            byte[] shared = Shared(secret[..32], header[(slot + 49)..(slot + 113)], header[(slot + 205)..(slot + 269)]);
            byte[] wrapping = Hkdf([.. shared, .. secret[32..]], study, "slot epoch");
            studyKeys[Hex(newest)] = Open(
                wrapping, header[(slot + 269)..(slot + 329)], Additional(7, epoch: newest, record: id, hash: SHA256.HashData(frame)));
        }
        if (studyKeys.Count == 0) throw new CryptographicException("No slot opens.");
        Assert.Equal(header[64..96], Derived(newest, "commit"));
        Assert.Equal(header[^64..^32], HMACSHA512.HashData(Derived(newest, "header"), header.AsSpan(..^64))[..32]);
        for (int at = 132 + 545 * slots; at < header.Length - 64; at += 76)
        {
            byte[] id = header[at..(at + 16)];
            studyKeys[Hex(id)] = Open(Derived(newest, "older epochs"), header[(at + 16)..(at + 76)], Additional(10, epoch: newest, record: id));
        }
    }

    // 7. Entries
    private void ReadEntry(byte[] record)
    {
        Assert.Equal([0, 1, .. study], record[..18]);
        byte[] epoch = record[18..34], writer = record[34..50];
        ulong counter = BinaryPrimitives.ReadUInt64BigEndian(record.AsSpan(50)), lamport = BinaryPrimitives.ReadUInt64BigEndian(record.AsSpan(58));
        int at = 98;
        foreach (int length in (int[])[56, 49, 17]) at += 4 + length * (int)BinaryPrimitives.ReadUInt32BigEndian(record.AsSpan(at));
        byte[] data = Additional(1, epoch: epoch, writer: writer, counter: counter, hash: SHA256.HashData(record.AsSpan(..at)));
        var payload = JsonNode.Parse(Unpadded(Open(Derived(epoch, "journal"), record[at..], data)))!;
        Acts.Add((lamport, BinaryPrimitives.ReadUInt128BigEndian(writer), OpenWords(payload, "", epoch, writer, counter)!));
    }

    // 8. Payload: words
    private JsonNode? OpenWords(JsonNode? node, string path, byte[] epoch, byte[] writer, ulong counter)
    {
        if (node is JsonArray list)
        {
            for (int i = 0; i < list.Count; i++) list[i] = OpenWords(list[i]?.DeepClone(), $"{path}[{i}]", epoch, writer, counter);
            return list;
        }
        if (node is not JsonObject fields) return node;
        if (fields["$holder"] is null)
        {
            foreach (string name in fields.Select(field => field.Key).ToArray())
                fields[name] = OpenWords(fields[name]?.DeepClone(), path.Length == 0 ? name : path + "." + name, epoch, writer, counter);
            return fields;
        }
        byte[] holder = Bytes((string)fields["$holder"]!);
        if (fields["$sealed"] is not { } closed || WordsKey(holder, epoch) is not { } key) return null;
        byte[] data = Additional(
            2, epoch: epoch, writer: writer, counter: counter, holder: holder, hash: SHA256.HashData(Encoding.UTF8.GetBytes(path)));
        return Encoding.UTF8.GetString(Unpadded(Open(key, Convert.FromBase64String((string)closed!), data)));
    }

    // 4. Derivations
    private byte[] Derived(byte[] epoch, string label) => Hkdf(studyKeys[Hex(epoch)], study, label);

    private byte[]? WordsKey(byte[] holder, byte[] epoch) =>
        holderKeys.TryGetValue(Hex(holder), out byte[]? key) ? Hkdf([.. key, .. Derived(epoch, "words")], study, "words") : null;

    private static byte[] Hkdf(byte[] secret, byte[] salt, string label) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA512, secret, 32, salt, Encoding.ASCII.GetBytes("offramp/1 " + label));

    private static byte[] Shared(byte[] own, byte[] ownPublic, byte[] other)
    {
        ECPoint Point(byte[] bytes) => new() { X = bytes[..32], Y = bytes[32..] };
        using var mine = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = own, Q = Point(ownPublic) });
        using var theirs = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = Point(other) });
        return mine.DeriveRawSecretAgreement(theirs.PublicKey);
    }

    // 3. Additional data, without chunk and last flag
    private byte[] Additional(
        byte kind, byte[]? epoch = null, byte[]? record = null, byte[]? writer = null, ulong counter = 0, byte[]? holder = null, byte[]? hash = null)
    {
        byte[] count = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(count, counter);
        byte[] none = new byte[16];
        return [0, 1, 1, kind, .. study, .. epoch ?? none, .. record ?? none, .. writer ?? none, .. count, .. holder ?? none, .. hash ?? new byte[32], .. new byte[5]];
    }

    // 3. Sealing
    private static byte[] Open(byte[] key, byte[] closed, byte[] additional) =>
        TryOpen(key, closed, additional, out byte[] clear) ? clear : throw new CryptographicException("Does not open.");

    private static bool TryOpen(byte[] key, byte[] closed, byte[] additional, out byte[] clear)
    {
        var opened = new MemoryStream();
        using var aes = new AesGcm(key, 16);
        uint index = 0;
        clear = [];
        for (int at = 0; at < closed.Length; at += Chunk + 28, index++)
        {
            byte[] chunk = closed[at..Math.Min(closed.Length, at + Chunk + 28)];
            byte[] target = new byte[chunk.Length - 28];
            BinaryPrimitives.WriteUInt32BigEndian(additional.AsSpan(124), index);
            additional[128] = at + Chunk + 28 >= closed.Length ? (byte)1 : (byte)0;
            try
            {
                aes.Decrypt(chunk.AsSpan(0, 12), chunk.AsSpan(12..^16), chunk.AsSpan(^16..), target, additional);
            }
            catch (AuthenticationTagMismatchException)
            {
                return false;
            }
            opened.Write(target);
        }
        clear = opened.ToArray();
        return true;
    }

    // 3. Padding
    private static byte[] Unpadded(byte[] padded)
    {
        int length = (int)BinaryPrimitives.ReadUInt32BigEndian(padded);
        Assert.DoesNotContain(padded[(4 + length)..], b => b != 0);
        return padded[4..(4 + length)];
    }

    private static string Hex(byte[] id) => Convert.ToHexString(id);

    private static string Base32(byte[] id)
    {
        UInt128 value = BinaryPrimitives.ReadUInt128BigEndian(id);
        return string.Concat(Enumerable.Range(0, 26).Reverse().Select(i => "0123456789abcdefghjkmnpqrstvwxyz"[(int)((value >> (5 * i)) & 31)]));
    }

    private static byte[] Bytes(string id)
    {
        UInt128 value = id.Aggregate(UInt128.Zero, (sum, c) => (sum << 5) | (UInt128)"0123456789abcdefghjkmnpqrstvwxyz".IndexOf(c));
        return Convert.FromHexString(value.ToString("x32", CultureInfo.InvariantCulture));
    }

    private static List<object[]> Rows(SqliteConnection file, string sql)
    {
        using SqliteCommand command = file.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            object[] row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }
}
