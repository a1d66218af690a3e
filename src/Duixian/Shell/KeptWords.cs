using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Duixian.Shell;

/// <summary>Words of the resource files, each looked up once a language. The framework asks the resource manager, under its lock, for every word of every row: a fifth of a table of five thousand lines.</summary>
internal sealed class KeptWords(IStringLocalizerFactory inner) : IStringLocalizerFactory
{
    private readonly ConcurrentDictionary<Type, IStringLocalizer> kept = new();

    public IStringLocalizer Create(Type resourceSource) => kept.GetOrAdd(resourceSource, static (type, from) => new Words(from.Create(type)), inner);

    public IStringLocalizer Create(string baseName, string location) => inner.Create(baseName, location);

    private sealed class Words(IStringLocalizer inner) : IStringLocalizer
    {
        private readonly ConcurrentDictionary<(string Language, string Name), LocalizedString> known = new();

        public LocalizedString this[string name] => Find(name);

        public LocalizedString this[string name, params object[] arguments] =>
            Find(name) is { ResourceNotFound: false } found ? new(name, string.Format(CultureInfo.CurrentCulture, found.Value, arguments), false, found.SearchedLocation) : inner[name, arguments];

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => inner.GetAllStrings(includeParentCultures);

        private LocalizedString Find(string name)
        {
            var key = (CultureInfo.CurrentUICulture.Name, name);
            if (known.TryGetValue(key, out var found)) { return found; }
            found = inner[name];
            if (!found.ResourceNotFound) { known[key] = found; }   // what is not there may be anything a caller makes up: it is not kept
            return found;
        }
    }
}
