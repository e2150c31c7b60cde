package dev.roadcase.bundler.spec.folder;

import dev.roadcase.bundler.spec.value.PathRule;

/** Checks the paths that demo.yaml names. A demo.yaml in a bundle has no folder, so its files cannot be looked for. */
public interface PathCheck {
    /** Checks the path itself and looks for no file. */
    PathCheck NONE = new PathCheck() {
        @Override
        public String file(String path) {
            return PathRule.requireRelative(path);
        }

        @Override
        public String fileOrFolder(String path) {
            return PathRule.requireRelative(path);
        }
    };

    /** The path, if it is a file. Otherwise it throws an IllegalArgumentException. */
    String file(String path);

    /** The path, if it is a file or a folder. Otherwise it throws an IllegalArgumentException. */
    String fileOrFolder(String path);

    /** Looks into a demo's folder. What is not made yet need not exist. */
    static PathCheck in(DemoFolder folder, Unmade unmade) {
        return new PathCheck() {
            @Override
            public String file(String path) {
                return unmade.lacks(folder, PathRule.requireRelative(path)) ? path : folder.requireFile(path);
            }

            @Override
            public String fileOrFolder(String path) {
                return unmade.lacks(folder, PathRule.requireRelative(path)) ? path : folder.requireFileOrFolder(path);
            }
        };
    }
}
