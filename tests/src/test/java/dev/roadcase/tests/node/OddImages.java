package dev.roadcase.tests.node;

import com.github.luben.zstd.Zstd;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.tests.parts.Layer;
import dev.roadcase.tests.parts.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Images whose layers are as odd as those of the world, by what is odd about them. */
final class OddImages {
    /** {@code cap_net_bind_service=ep} (linux/capability.h, VFS_CAP_REVISION_2). */
    private static final String CAPABILITY = "\u0001\0\0\2\0\4\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

    private static final String LONG = "l".repeat(60) + "/" + "o".repeat(120) + "/" + "n".repeat(200);

    private final Path folder;
    private final String word;
    private final Layer base;

    /**
     * @param folder for files that are made on the way
     * @param word makes contents differ from those of other runs
     */
    OddImages(Path folder, String word) {
        this.folder = folder;
        this.word = word;
        this.base = TarText.layer(
                "etc/ 0750 7:8",
                "etc/secret 0640 7:8 " + word,
                "etc/conf.d/ 0700 3:4",
                "etc/conf.d/a 0644 3:4 a",
                "@user.note of-the-folder",
                "srv/ 1777 5:6",
                "srv/data/ 2755 5:6",
                "srv/data/x 0644 5:6 x",
                "bin/ 0755 0:0",
                "bin/tool 4755 0:0 " + word,
                "lib -> bin",
                "old/ 0755 0:0",
                "old/file 0600 1:1 old");
    }

    /** Those that containerd takes. */
    Map<String, List<Layer>> taken() {
        Map<String, List<Layer>> images = new LinkedHashMap<>();
        images.put(
                "whiteouts",
                List.of(
                        base,
                        TarText.layer("etc/ 0711 9:9", "etc/.wh.secret 0600 4:5 ", ".wh.old 0 0:0 "),
                        TarText.layer("old 0644 2:2 a-file-again", "etc/.wh.conf.d 0 0:0 ")));
        images.put(
                "opaque",
                List.of(
                        base,
                        TarText.layer("etc/ 0750 7:8", "etc/.wh..wh..opq 0 0:0 ", "etc/new 0600 0:0 n"),
                        TarText.layer("srv/data/.wh..wh..opq 0 0:0 ", "srv/data/y 0644 0:0 y")));
        images.put(
                "opaque-last",
                List.of(
                        base,
                        TarText.layer(
                                "etc/ 0700 1:2",
                                "etc/b 0644 0:0 b",
                                "etc/.wh..wh..opq 0 0:0 ",
                                "etc/c 0644 0:0 c",
                                "other/ 0755 0:0",
                                "etc/d 0644 0:0 d")));
        images.put(
                "folderless",
                List.of(
                        base,
                        TarText.layer(
                                "srv/data/deep/er/app 0755 0:0 " + word,
                                "etc/conf.d/b 0644 0:0 b",
                                "lib/tool2 0755 0:0 t",
                                "bin/tool/x 0755 0:0 over-a-file")));
        images.put(
                "folders-late",
                List.of(
                        base,
                        TarText.layer(
                                "srv/data/z 0644 0:0 z",
                                "@user.more of-the-member",
                                "srv/ 0711 2:3",
                                "srv/data/ 0755 9:9",
                                "etc/conf.d/z 0644 0:0 z")));
        images.put(
                "folderless-alone",
                List.of(TarText.layer(
                        "app/bin/run 0755 0:0 " + word, "/ko-app/x 0755 0:0 x", "./var/run/y 0644 65532:65532 y")));
        images.put(
                "hard-links",
                List.of(
                        base,
                        TarText.layer(
                                "a/ 0755 0:0",
                                "a/one 4755 3:3 one",
                                "a/two = a/one 4755",
                                "b/three = a/one 0700",
                                "./four = ./a/two 0644",
                                "s -> a/one",
                                "s2 = s 0777",
                                "/five = /a/one 6711")));
        images.put(
                "capabilities",
                List.of(
                        base,
                        TarText.layer(
                                "bin/ 0755 0:0",
                                "@security.capability " + CAPABILITY,
                                "bin/ping 0755 0:0 ping",
                                "@user.note hello=%25",
                                "@security.capability " + CAPABILITY,
                                "bin/ping2 0755 0:0 p",
                                "@user.note hello=%25",
                                "@security.capability " + CAPABILITY,
                                "bin/same = bin/ping2 0755",
                                "@security.capability " + CAPABILITY,
                                "bin/lost 0755 2:2 lost",
                                "bin/losing = bin/lost 0755")));
        images.put(
                "attributes",
                List.of(TarText.layer(
                        "@user.a 1",
                        "@trusted.overlay.opaque y",
                        "d/ 0755 0:0",
                        "@trusted.overlay.redirect /etc",
                        "@trusted.roadcase x",
                        "@user.empty_looking  ",
                        "d/f 0644 0:0 f",
                        "@user.ignored 1",
                        "d/l -> f",
                        "@user.ignored 1",
                        "d/p | 0600 0:0",
                        "plain 0644 0:0 p")));
        images.put(
                "devices",
                List.of(TarText.layer(
                        "dev/ 0755 0:0",
                        "dev/null c 0666 1:3",
                        "dev/sda b 0660 8:0",
                        "dev/pipe | 0600 7:7",
                        "dev/zero c 0000 0:0",
                        "dev/high c 0600 300:70000",
                        "dev/pipe2 = dev/pipe 0640")));
        images.put(
                "modes",
                List.of(TarText.layer(
                        "t/ 3777 1:2",
                        "t/suid 4711 10:20 s",
                        "t/sgid 2755 0:5 s",
                        "t/none 0000 0:0 n",
                        "t/all 7777 3000000000:3000000001 a",
                        "t/ro/ 0555 0:0",
                        "t/ro/f 0444 0:0 f",
                        "t/shut/ 0000 1:1",
                        "t/shut/f 0400 1:1 f")));
        images.put(
                "names",
                List.of(TarText.layer(
                        LONG + " 0644 0:0 long",
                        "link -> " + LONG,
                        "hard = " + LONG + " 0644",
                        "ümläut 0644 0:0 u",
                        "-rf 0644 0:0 dash",
                        "new\nline 0644 0:0 n",
                        "back\\slash 0644 0:0 b",
                        "*?[a] 0644 0:0 g",
                        "a//b/./c/ 0700 0:0",
                        "a/b/c/../d 0644 0:0 d",
                        ".whale 0644 0:0 w",
                        "tab\there 0644 0:0 t")));
        images.put(
                "outside",
                List.of(TarText.layer(
                        "/absolute 0644 0:0 a",
                        "../up 0644 0:0 u",
                        "x/../../../y 0644 0:0 y",
                        "/ 0700 9:9",
                        "./ 0700 9:9",
                        "../ 0700 9:9",
                        "out -> ../../../../../../../../../tmp",
                        "out/in 0644 0:0 contained",
                        "abs -> /etc",
                        "abs/inside 0644 0:0 contained",
                        "hl = ../../absolute 0644")));
        images.put(
                "twice",
                List.of(
                        base,
                        TarText.layer(
                                "d/ 0755 0:0",
                                "d/f 0644 0:0 first",
                                "d/f 0600 1:1 second-longer",
                                "d/ 0700 2:2",
                                "l -> d/f",
                                "l 0644 0:0 file-over-link",
                                "m 0644 0:0 m",
                                "m -> d",
                                "n -> d",
                                "n/ 0711 0:0",
                                "n/in 0644 0:0 in",
                                "o 0644 0:0 o",
                                "o | 0600 0:0",
                                "p = o 0600",
                                "p 0644 0:0 alone")));
        images.put(
                "kinds",
                List.of(
                        base,
                        TarText.layer(
                                "d/ 0755 0:0",
                                "d/e/ 0700 1:1",
                                "d/e/f 0644 0:0 f",
                                "k/ 0755 0:0",
                                "d/e 0640 3:3 file-over-folder",
                                "k/late 0644 0:0 l",
                                "g 0644 0:0 g",
                                "g/ 0755 4:4",
                                "g/h 0644 0:0 h",
                                "srv/data 0644 0:0 file-over-a-lower-folder",
                                "etc/secret/ 0700 0:0",
                                "etc/secret/in 0644 0:0 i",
                                "d/.wh.e2 0 0:0 ",
                                "d/e2 0644 0:0 added-after-its-whiteout")));
        images.put(
                "links-inside",
                List.of(TarText.layer(
                        "usr/lib/ 0755 0:0",
                        "lib -> usr/lib",
                        "lib/a.so 0644 0:0 a",
                        "lib/deep/b.so 0644 0:0 b",
                        "c = lib/a.so 0644",
                        "w -> /usr",
                        "w/lib/.wh.gone 0 0:0 ")));
        images.put(
                "sparse",
                List.of(
                        gnuTar("posix"),
                        gnuTar("posix", "--sparse-version=0.0"),
                        gnuTar("posix", "--sparse-version=0.1")));
        images.put("old", List.of(gnuTar("v7"), gnuTar("oldgnu"), gnuTar("gnu"), gnuTar("ustar")));
        images.put(
                "deleting-nothing",
                List.of(TarText.layer(
                        "a/ 0755 0:0",
                        "a/one 0644 0:0 1",
                        "a/two 0644 0:0 2",
                        "a/d/f 0644 0:0 f",
                        "a/.wh.one 0 0:0 ",
                        "a/.wh.d 0 0:0 ",
                        "b/.wh.none 0 0:0 ",
                        "c/.wh..wh..opq 0 0:0 ",
                        "a/.wh..wh..opq 0 0:0 ")));
        images.put("zstd", List.of(base, zstd("z/ 0700 1:1", "z/f 0644 0:0 " + word)));
        images.put("members", List.of(base, membersOfGzip()));
        images.put("plain", List.of(base, plain("z/ 0700 1:1", "z/f 0644 0:0 plain" + word)));
        return images;
    }

    /** Those that containerd refuses, and so does everybody. */
    Map<String, List<Layer>> refused() {
        Map<String, List<Layer>> images = new LinkedHashMap<>();
        images.put("own-whiteout", List.of(base, TarText.layer("a 0644 0:0 " + word, ".wh.a 0 0:0 ")));
        images.put("lower-link", List.of(base, TarText.layer("x = bin/tool 0755")));
        images.put("in-a-file", List.of(TarText.layer("a 0644 0:0 " + word, "a/b 0644 0:0 b")));
        images.put("no-name-whiteout", List.of(TarText.layer("a/ 0755 0:0 ", "a/.wh. 0 0:0 ", "f 0644 0:0 " + word)));
        images.put(
                "no-tar",
                List.of(TarText.compressed(word.repeat(200).getBytes(java.nio.charset.StandardCharsets.US_ASCII))));
        return images;
    }

    private Layer zstd(String... members) {
        byte[] tar = TarText.tar(members);
        return new Layer(Zstd.compress(tar), Digest.of(tar));
    }

    private Layer plain(String... members) {
        byte[] tar = TarText.tar(members);
        return new Layer(tar, Digest.of(tar));
    }

    /** As programs write it that compress in parallel, or so that parts can be read. */
    private Layer membersOfGzip() {
        byte[] tar = TarText.tar("m/ 0700 1:1", "m/f 0644 0:0 " + word);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int at = 0; at < tar.length; at += 700) {
            byte[] part = java.util.Arrays.copyOfRange(tar, at, Math.min(tar.length, at + 700));
            all.writeBytes(TarText.compressed(part).content());
        }
        return new Layer(all.toByteArray(), Digest.of(tar));
    }

    /** By the real program, with a file of holes where the format has them, a time of nanoseconds, and a long name. */
    private Layer gnuTar(String format, String... more) {
        try {
            Path files = Files.createDirectories(folder.resolve("files-" + format + String.join("", more)));
            Path tar = folder.resolve("layer.tar");
            Program.run(
                    "sh",
                    "-c",
                    "cd \"$0\" && truncate -s 3M holes && printf end >>holes && printf " + word
                            + " | dd of=holes bs=1 seek=1500000 conv=notrunc status=none && cp --sparse=always holes tail"
                            + " && truncate -s 5M tail && touch -d '2001-02-03 04:05:06.789012345' holes tail"
                            + " && mkdir -p " + "d".repeat(70) + " && touch -d 2001-01-01 " + "d".repeat(70) + "/"
                            + "f".repeat(60)
                            + " && ln -f holes again && ln -sf holes soft",
                    files.toString());
            java.util.List<String> words = new java.util.ArrayList<>(
                    List.of("tar", "--format=" + format, "-C", files.toString(), "-cf", tar.toString()));
            if (format.equals("posix")) {
                words.add("--sparse");
            }
            words.addAll(List.of(more));
            words.addAll(format.equals("v7") ? List.of("holes", "tail", "again", "soft") : List.of("."));
            Program.run(words);
            return TarText.compressed(Files.readAllBytes(tar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
