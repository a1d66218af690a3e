using System.Text;

namespace Duixian.Transparency.Tests;

public sealed class SignedNoteTests
{
    /// <summary>Worked example of C2SP signed-note.</summary>
    private const string ExampleKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private const string ExampleNote = "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    /// <summary>Example of Go's note package; signatures of Ed25519 leave no choice, so ours must be the same.</summary>
    private const string GoPrivateKey = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    private const string GoKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private const string GoText = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";

    private const string GoNote = GoText + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    [Fact]
    public void The_example_of_the_specification_is_read_and_verified()
    {
        var key = VerifierKey.Parse(ExampleKey);
        Assert.Equal(("example.com/foo", 0x530d903au, ExampleKey), (key.Name, key.Id, key.ToString()));
        var note = SignedNote.Parse(Encoding.UTF8.GetBytes(ExampleNote));
        Assert.Equal("This is an example message.\n", note.Text);
        Assert.Equal([key], note.Verify(key));
        Assert.Equal(ExampleNote, Encoding.UTF8.GetString(note.ToBytes()));
    }

    [Fact]
    public void A_signature_is_byte_for_byte_the_one_of_the_Go_package()
    {
        var key = SignerKey.Parse(GoPrivateKey);
        Assert.Equal((GoKey, GoPrivateKey), (key.Verifier.ToString(), key.ToPrivateText()));
        Assert.Equal(GoNote, Encoding.UTF8.GetString(SignedNote.Sign(GoText, key).ToBytes()));
    }

    [Fact]
    public void A_key_made_here_reads_back()
    {
        var key = SignerKey.Generate("log.example/new");
        Assert.Equal(key.Verifier.ToString(), SignerKey.Parse(key.ToPrivateText()).Verifier.ToString());
        Assert.Equal(FaultCodes.KeyMalformed, FaultOf(() => SignerKey.Generate("two words")).Code);
    }

    [Fact]
    public void A_key_with_any_character_changed_or_cut_off_is_none()
    {
        foreach (var (text, parse) in new (string, Action<string>)[] { (GoKey, t => VerifierKey.Parse(t)), (GoPrivateKey, t => SignerKey.Parse(t)) })
        {
            for (var i = 0; i < text.Length; i++)
            {
                Assert.Equal(FaultCodes.KeyMalformed, FaultOf(() => parse(text[..i])).Code);
                Assert.Equal(FaultCodes.KeyMalformed, FaultOf(() => parse(text[..i] + (char)(text[i] + 1) + text[(i + 1)..])).Code);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n— k AAAAAAA=")]
    [InlineData("text\n\n— k AAAAAAA=\n\n")]
    [InlineData("text\n\n— k AAAAAAA=\n— k AAAAAAA=")]
    [InlineData("text\n\n— k AAAAAAA=\nmore")]
    [InlineData("text\n\n- k AAAAAAA=\n")]
    [InlineData("text\n\n— k AAAAAA==\n")]
    [InlineData("text\n\n— k AAAAAAB=\n")]
    [InlineData("text\n\n— k AAAAAAA\n")]
    [InlineData("text\n\n— k AAAA AAA=\n")]
    [InlineData("text\n\n—  AAAAAAA=\n")]
    [InlineData("text\n\n— k+l AAAAAAA=\n")]
    [InlineData("te\txt\n\n— k AAAAAAA=\n")]
    [InlineData("text\r\n\n— k AAAAAAA=\n")]
    public void What_is_no_note_is_refused(string note) => Assert.Equal(FaultCodes.NoteMalformed, FaultOf(() => SignedNote.Parse(Encoding.UTF8.GetBytes(note))).Code);

    [Fact]
    public void Bytes_that_are_no_text_and_very_many_signatures_are_refused()
    {
        Assert.Equal(FaultCodes.NoteMalformed, FaultOf(() => SignedNote.Parse([0xff, .. "\n\n— k AAAAAAA=\n"u8])).Code);
        var many = "text\n\n" + string.Concat(Enumerable.Repeat("— k AAAAAAA=\n", SignedNote.MostSignatures + 1));
        Assert.Equal(FaultCodes.NoteMalformed, FaultOf(() => SignedNote.Parse(Encoding.UTF8.GetBytes(many))).Code);
    }

    [Fact]
    public void While_keys_change_a_note_of_both_serves_who_knows_either()
    {
        var (old, young) = (SampleLog.Key, SampleLog.NewKey);
        var note = SignedNote.Parse(new Checkpoint(old.Verifier.Name, 0, Hashes.OfNothing()).Sign(old, young).ToBytes());
        Assert.Equal([old.Verifier], note.Verify(old.Verifier));
        Assert.Equal([young.Verifier], note.Verify(young.Verifier));
        Assert.Equal([old.Verifier, young.Verifier], note.Verify(young.Verifier, old.Verifier));
        Assert.Equal(FaultCodes.SignedByUnknownKey, FaultOf(() => note.Verify(SampleLog.OtherLogsKey.Verifier)).Code);
    }

    [Fact]
    public void One_wrong_signature_of_a_known_key_spoils_the_note_whatever_the_other_says()
    {
        var (old, young) = (SampleLog.Key, SampleLog.NewKey);
        var note = SignedNote.Sign("text\n", old, young);
        note.Signatures[1].Signature[5] ^= 1;
        var fault = FaultOf(() => note.Verify(old.Verifier, young.Verifier));
        Assert.Equal((FaultCodes.SignatureWrong, "log.example/city"), (fault.Code, fault.Arguments[0]));
        // A stranger's signature is nobody's to judge.
        Assert.Equal([old.Verifier], note.Verify(old.Verifier));
    }

    [Theory]
    [InlineData("log.example/city\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("log.example/city\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("log.example/city\n9223372036854775808\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("log.example/city\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n")]
    [InlineData("log.example/city\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==\n")]
    [InlineData("log.example/city\n0\nR7DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("log.example/city\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("log.example/city\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n")]
    [InlineData("\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("log.example/city\n1\n")]
    public void What_is_no_checkpoint_is_refused(string text) => Assert.Equal(FaultCodes.CheckpointMalformed, FaultOf(() => Checkpoint.Parse(text)).Code);

    [Fact]
    public void A_checkpoint_has_three_lines_and_more_are_passed_over()
    {
        var checkpoint = Checkpoint.Parse("log.example/city\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n");
        Assert.Equal("log.example/city\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", checkpoint.ToText());
    }

    private static LogFault FaultOf(Action act) => Assert.Throws<LogFaultException>(act).Fault;
}
