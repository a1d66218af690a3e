using CsCheck;
using Duixian.Domain.Projects;
using Xunit;

namespace Duixian.Domain.Tests.Projects;

public sealed class CreditCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly Gen<string> Valid = Gen.Select(Gen.Char[Alphabet].Array[8], Gen.Char["0123456789ABCDEFGHJKLMNPQRTUWXY"].Array[8]).Select((head, organisation) =>
    {
        var body = new string(head) + new string(organisation) + CreditCode.OrganisationCheck(organisation);
        return body + CreditCode.CheckCharacter(body);
    });

    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("91371502MA0000015B")]
    [InlineData("113715000043785026")]
    [InlineData("52371581MJ000123X9")]
    [InlineData("12371526494123456L")]
    [InlineData("91371503MA00003650")]
    public void Sound_codes_are_sound(string code) => Assert.Equal((CreditCodeState.Valid, code, false), Parts(CreditCode.Read(code)));

    [Theory]
    [InlineData("91350100M000100Y4Z", CreditCodeState.Characters)]
    [InlineData("91371526MA0252060B", CreditCodeState.CheckCharacter)]
    [InlineData("9137150MA0000015B", CreditCodeState.Length)]
    [InlineData("371525200001234", CreditCodeState.Registration15)]
    [InlineData("", CreditCodeState.Length)]
    public void Others_say_what_is_wrong_with_them(string code, CreditCodeState state) => Assert.Equal(state, CreditCode.Read(code).State);

    [Fact]
    public void Full_width_and_lower_case_are_made_normal_and_said_to_have_been() =>
        Assert.Equal((CreditCodeState.Valid, "91371502MA0000015B", true), Parts(CreditCode.Read(" ９１３７１５０２ma0000015ｂ ")));

    [Fact]
    public void An_O_for_a_zero_is_only_suggested()
    {
        var read = CreditCode.Read("91371502MAOOOO015B");
        Assert.Equal((CreditCodeState.Characters, "91371502MA0000015B"), (read.State, read.Suggestion));
    }

    [Fact]
    public void Codes_made_by_the_rules_are_valid() => Valid.Sample(code => CreditCode.Read(code).State == CreditCodeState.Valid);

    [Fact]
    public void Any_other_last_character_is_noticed() => Gen.Select(Valid, Gen.Char[Alphabet]).Sample((code, last) =>
        last == code[^1] || CreditCode.Read(code[..^1] + last).State == CreditCodeState.CheckCharacter);

    [Fact]
    public void Nothing_anybody_writes_makes_it_throw() => Gen.String.Sample(text => CreditCode.Read(text) is not null);

    private static (CreditCodeState, string, bool) Parts(CreditCode code) => (code.State, code.Text, code.WasNormalised);
}
