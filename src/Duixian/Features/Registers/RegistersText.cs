namespace Duixian.Features.Registers;

/// <summary>The words of registers; sentences are in <c>RegistersText.resx</c> and <c>RegistersText.en.resx</c>.</summary>
public sealed class RegistersText;
