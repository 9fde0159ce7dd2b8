package dev.tollbridge.e2e;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The system's chromium, with devices that shoppers hold. */
final class Browser implements AutoCloseable {
    private static final List<String> ARGUMENTS =
            List.of(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update");
    private static final String PHONE =
            "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/140.0.0.0 Mobile Safari/537.36";

    private final Playwright playwright =
            Playwright.create(
                    new Playwright.CreateOptions()
                            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser chromium =
            playwright
                    .chromium()
                    .launch(
                            new BrowserType.LaunchOptions()
                                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                                    .setArgs(ARGUMENTS));
    private final List<String> complaints = new ArrayList<>();

    /** One browser for all tests, closed after the last one. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Browser.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Browser.class, type -> new Browser(), Browser.class);
        }
    }

    /** A new visitor at a desk. */
    Page desktop(String language) {
        return page(
                new com.microsoft.playwright.Browser.NewContextOptions()
                        .setLocale(language)
                        .setViewportSize(1280, 860));
    }

    /** A new visitor with a phone. */
    Page phone(String language) {
        return mobile(language, PHONE);
    }

    /**
     * A new visitor who scans with a wallet, which opens the page in a browser of its own.
     *
     * @param mark what that browser adds to its name
     */
    Page wallet(String language, String mark) {
        return mobile(language, PHONE + " " + mark);
    }

    private Page mobile(String language, String agent) {
        return page(
                new com.microsoft.playwright.Browser.NewContextOptions()
                        .setLocale(language)
                        .setUserAgent(agent)
                        .setViewportSize(390, 844)
                        .setDeviceScaleFactor(2)
                        .setIsMobile(true)
                        .setHasTouch(true));
    }

    /** What the pages of all visitors complained about: script errors, refused content. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private Page page(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = chromium.newContext(options);
        Page page = context.newPage();
        page.setDefaultTimeout(30_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    /**
     * What a phone's camera reads from a picture of the screen.
     *
     * <p>A camera looks until it has found the code, from ever another angle. We look once, and say
     * that the picture is the code and nothing else: searching the picture for it, as a camera has
     * to, fails for one code in a hundred, whose modules happen to look like a corner.
     */
    static String scan(Locator picture) {
        picture.evaluate("image => image.decode()");
        try {
            var image =
                    withoutCorners(ImageIO.read(new ByteArrayInputStream(picture.screenshot())));
            int width = image.getWidth();
            int height = image.getHeight();
            var pixels = image.getRGB(0, 0, width, height, null, 0, width);
            var source = new RGBLuminanceSource(width, height, pixels);
            return new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(source)),
                            Map.of(DecodeHintType.PURE_BARCODE, true))
                    .getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NotFoundException
                | com.google.zxing.ChecksumException
                | com.google.zxing.FormatException e) {
            throw new AssertionError("there is no readable QR code in the picture", e);
        }
    }

    /** The page rounds the picture's corners; the frame around the code is wider than that. */
    private static BufferedImage withoutCorners(BufferedImage image) {
        int edge = image.getWidth() / 28;
        return image.getSubimage(
                edge, edge, image.getWidth() - 2 * edge, image.getHeight() - 2 * edge);
    }

    /** Keeps what the visitor sees, for a person to look at. */
    static void keep(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Repository.TARGET.resolve("screenshots/" + name + ".png"))
                        .setFullPage(true));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
