package dev.roadcase.bundler.spec.folder;

import dev.roadcase.bundler.spec.value.PathRule;

/** Whether what demo.yaml names is there; beside a bundle's demo.yaml there is no folder to look into. */
public interface PathCheck {
    /** Looks at no file, only at the path itself. */
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

    /** The path, if a file is there; otherwise IllegalArgumentException. */
    String file(String path);

    /** The path, if a file or a folder is there; otherwise IllegalArgumentException. */
    String fileOrFolder(String path);

    /** Looks into a demo's folder; what is not made yet need not be there. */
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
