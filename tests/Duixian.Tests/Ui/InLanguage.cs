using System.Globalization;

namespace Duixian.Tests.Ui;

/// <summary>Runs the rest of a test as a request in that language would.</summary>
internal sealed class InLanguage : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    internal InLanguage(string name) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);

    public void Dispose() => CultureInfo.CurrentUICulture = before;
}
