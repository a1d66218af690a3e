// Checks a public log with Go's own packages for transparency logs, golang.org/x/mod/sumdb/tlog and note: nothing of the program it checks.
//
//	verify DIR [-since FILE] [-receipt FILE -entry FILE]
//
// DIR holds checkpoint, key and tile/… as they are served under /log. Built without a network:
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go build -o verify tools/peers/verify.go   (Debian: golang-go golang-golang-x-mod-dev)
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8 // C2SP tlog-tiles: 256 hashes a tile

// folder is a log on a disk; tiles are read by the names C2SP gives them: no height in front, "entries" for data.
type folder string

func (f folder) path(t tlog.Tile) string {
	name := strings.TrimPrefix(t.Path(), "tile/8/")
	name = strings.Replace(name, "data/", "entries/", 1)
	return filepath.Join(string(f), "tile", filepath.FromSlash(name))
}

func (f folder) read(t tlog.Tile) ([]byte, error) {
	data, err := os.ReadFile(f.path(t))
	if os.IsNotExist(err) && t.W < 1<<height { // a partial tile gives way to the full one, which begins the same
		width := t.W
		t.W = 1 << height
		if data, err = os.ReadFile(f.path(t)); err == nil && t.L >= 0 {
			data = data[:width*tlog.HashSize]
		}
	}
	return data, err
}

func (f folder) Height() int { return height }

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	all := make([][]byte, len(tiles))
	for i, t := range tiles {
		data, err := f.read(t)
		if err != nil {
			return nil, err
		}
		all[i] = data
	}
	return all, nil
}

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func main() {
	since := flag.String("since", "", "a checkpoint kept from an earlier day")
	receipt := flag.String("receipt", "", "a receipt, with -entry")
	entry := flag.String("entry", "", "the bytes of the receipt's entry")
	flag.CommandLine.Parse(flagsFirst(os.Args[1:]))
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: verify DIR [-since FILE] [-receipt FILE -entry FILE]")
		os.Exit(2)
	}
	if err := verify(folder(flag.Arg(0)), *since, *receipt, *entry); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func flagsFirst(arguments []string) []string {
	if len(arguments) > 0 && !strings.HasPrefix(arguments[0], "-") {
		return append(append([]string{}, arguments[1:]...), arguments[0])
	}
	return arguments
}

func verify(log folder, since, receipt, entry string) error {
	keys, err := os.ReadFile(filepath.Join(string(log), "key"))
	if err != nil {
		return err
	}
	var verifiers []note.Verifier
	for _, line := range strings.Fields(string(keys)) {
		verifier, err := note.NewVerifier(line)
		if err != nil {
			return fmt.Errorf("key: %w", err)
		}
		verifiers = append(verifiers, verifier)
	}
	known := note.VerifierList(verifiers...)
	signed, err := os.ReadFile(filepath.Join(string(log), "checkpoint"))
	if err != nil {
		return err
	}
	tree, err := open(signed, known)
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	hashes := tlog.TileHashReader(tree, log)
	leaves, err := readEntries(log, tree)
	if err != nil {
		return err
	}
	// Every tile of every level, each checked on the way down from the root, and with the last level each leaf.
	for from := int64(0); from < tree.N; from += 1 << height {
		var indexes []int64
		for n := from; n < tree.N && n < from+1<<height; n++ {
			indexes = append(indexes, tlog.StoredHashIndex(0, n))
		}
		stored, err := hashes.ReadHashes(indexes)
		if err != nil {
			return fmt.Errorf("tiles over entry %d: %w", from, err)
		}
		for i := range stored {
			if stored[i] != leaves[from+int64(i)] {
				return fmt.Errorf("entry %d does not have the hash in its tile", from+int64(i))
			}
		}
	}
	proved := 0
	for n := int64(0); n < tree.N; n += 1 + tree.N/50 {
		proof, err := tlog.ProveRecord(tree.N, n, hashes)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, n, leaves[n]); err != nil {
			return fmt.Errorf("entry %d: %w", n, err)
		}
		proved++
	}
	said := fmt.Sprintf("%d entries, root %s, %d proved one by one", tree.N, tree.Hash, proved)
	if since != "" {
		old, err := os.ReadFile(since)
		if err != nil {
			return err
		}
		older, err := open(old, known)
		if err != nil {
			return fmt.Errorf("older checkpoint: %w", err)
		}
		proof, err := tlog.ProveTree(tree.N, older.N, hashes)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash); err != nil {
			return fmt.Errorf("does not continue the older checkpoint: %w", err)
		}
		said += fmt.Sprintf(", continues the checkpoint of %d", older.N)
	}
	if receipt != "" {
		index, err := checkReceipt(receipt, entry, known)
		if err != nil {
			return fmt.Errorf("receipt: %w", err)
		}
		said += fmt.Sprintf(", receipt of entry %d holds", index)
	}
	fmt.Println(said)
	return nil
}

// open reads a checkpoint after its signature: origin, size, root.
func open(signed []byte, known note.Verifiers) (tlog.Tree, error) {
	opened, err := note.Open(signed, known)
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != opened.Sigs[0].Name {
		return tlog.Tree{}, fmt.Errorf("no checkpoint of this log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

// readEntries hashes every entry of the bundles and computes the whole root from them.
func readEntries(log folder, tree tlog.Tree) ([]tlog.Hash, error) {
	var leaves []tlog.Hash
	stored := map[int64]tlog.Hash{}
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		found := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			found[i] = stored[index]
		}
		return found, nil
	})
	for n := int64(0); n<<height < tree.N; n++ {
		width := tree.N - n<<height
		if width > 1<<height {
			width = 1 << height
		}
		bundle, err := log.read(tlog.Tile{H: height, L: -1, N: n, W: int(width)})
		if err != nil {
			return nil, err
		}
		for i := int64(0); i < width; i++ {
			seq := n<<height + i
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				return nil, fmt.Errorf("the bundle ends inside entry %d", seq)
			}
			length := int(binary.BigEndian.Uint16(bundle))
			data := bundle[2 : 2+length]
			bundle = bundle[2+length:]
			leaves = append(leaves, tlog.RecordHash(data))
			added, err := tlog.StoredHashes(seq, data, reader)
			if err != nil {
				return nil, err
			}
			for j, hash := range added {
				stored[tlog.StoredHashIndex(0, seq)+int64(j)] = hash
			}
		}
	}
	root, err := tlog.TreeHash(tree.N, reader)
	if err != nil {
		return nil, err
	}
	if root != tree.Hash {
		return nil, fmt.Errorf("the entries make the root %s, the checkpoint says %s", root, tree.Hash)
	}
	return leaves, nil
}

// checkReceipt reads C2SP tlog-proof: two lines, the path, an empty line and the checkpoint.
func checkReceipt(path, entry string, known note.Verifiers) (int64, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	head, checkpoint, found := bytes.Cut(file, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return 0, fmt.Errorf("malformed")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return 0, err
	}
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		hash, err := base64.StdEncoding.DecodeString(line)
		if err != nil || len(hash) != tlog.HashSize {
			return 0, fmt.Errorf("malformed path")
		}
		proof = append(proof, *(*tlog.Hash)(hash))
	}
	tree, err := open(checkpoint, known)
	if err != nil {
		return 0, err
	}
	data, err := os.ReadFile(entry)
	if err != nil {
		return 0, err
	}
	return index, tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(data))
}
