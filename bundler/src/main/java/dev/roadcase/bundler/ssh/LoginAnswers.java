package dev.roadcase.bundler.ssh;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import java.nio.file.Path;
import java.util.Optional;

/** Answers what a machine asks at a login, each thing once: a wrong answer does not get better when it is given again. */
final class LoginAnswers implements UserInfo, UIKeyboardInteractive {
    private static final String PASSPHRASE_OF = "Passphrase for ";

    private final SshUser user;
    private Optional<String> password = Optional.empty();
    private Optional<String> passphrase = Optional.empty();
    private boolean passwordGiven;
    private volatile boolean asked;

    LoginAnswers(SshUser user) {
        this.user = user;
    }

    /** Whether a person was asked for something, which takes the time that it takes. */
    boolean hasAsked() {
        return asked;
    }

    /** Whether a password was tried. */
    boolean hasGivenPassword() {
        return passwordGiven;
    }

    @Override
    public String getPassword() {
        passwordGiven = true;
        return password.orElse(null);
    }

    @Override
    public boolean promptPassword(String message) {
        if (passwordGiven) {
            return false;
        }
        asked = true;
        password = user.password();
        return password.isPresent();
    }

    @Override
    public String getPassphrase() {
        return passphrase.orElse(null);
    }

    /** The library asks {@code Passphrase for FILE}. */
    @Override
    public boolean promptPassphrase(String message) {
        String file = message.startsWith(PASSPHRASE_OF) ? message.substring(PASSPHRASE_OF.length()) : message;
        Optional<String> before = passphrase;
        asked = true;
        passphrase = user.passphrase(Path.of(file));
        return passphrase.isPresent() && !passphrase.equals(before);
    }

    /** RFC 4256. A question whose answer is shown while it is typed is none for a password. */
    @Override
    public String[] promptKeyboardInteractive(
            String destination, String name, String instruction, String[] prompts, boolean[] echo) {
        if (prompts.length == 0) {
            return new String[0];
        }
        if (prompts.length > 1 || echo[0] || !promptPassword(instruction)) {
            return null;
        }
        return new String[] {getPassword()};
    }

    /** Host keys are asked about beforehand, all together. */
    @Override
    public boolean promptYesNo(String message) {
        return false;
    }

    @Override
    public void showMessage(String message) {
        // What a machine says before a login is for people who sit at it.
    }
}
