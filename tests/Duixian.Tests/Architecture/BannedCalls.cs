using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Duixian.Tests.Architecture;

/// <summary>Reads which members a compiled assembly calls: nothing hides from it, neither an alias nor a suppressed warning.</summary>
internal static class BannedCalls
{
    private static readonly HashSet<string> Banned = new(StringComparer.Ordinal)
    {
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.Threading.Tasks.Task`1.get_Result", "System.Threading.Tasks.Task.Wait", "System.Threading.Tasks.Task.Run", "System.Threading.Thread.Sleep",
    };

    internal static IEnumerable<string> In(string assemblyFile)
    {
        using var image = new PEReader(File.OpenRead(assemblyFile));
        var metadata = image.GetMetadataReader();
        return [.. metadata.MemberReferences
            .Select(metadata.GetMemberReference)
            .Select(member => $"{OwnerOf(metadata, member.Parent)}.{metadata.GetString(member.Name)}")
            .Where(Banned.Contains)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
    }

    private static string OwnerOf(MetadataReader metadata, EntityHandle owner)
    {
        if (owner.Kind == HandleKind.TypeSpecification)
        {
            // A constructed type begins with its kind (generic instance, class or value) and then names its definition.
            var blob = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)owner).Signature);
            if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) { return ""; }
            blob.ReadCompressedInteger();
            owner = blob.ReadTypeHandle();
        }
        if (owner.Kind != HandleKind.TypeReference) { return ""; }
        var type = metadata.GetTypeReference((TypeReferenceHandle)owner);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}
