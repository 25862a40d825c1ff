import { app } from 'electron';
import { success } from '#contract/outcome';
import { flavour } from '../host/flavour';
import type { GraphicsWatch } from '../host/graphicsWatch';
import { loginStart } from '../host/loginStart';
import type { Lifecycle } from '../host/lifecycle';
import type { ScreenWatch } from '../host/screenWatch';
import type { SecretVault } from '../host/secretVault';
import type { WindowRack } from '../host/windowRack';
import type { AppPort } from '../wall/ports';

interface Controlled {
  lifecycle: Lifecycle;
  windows: WindowRack;
  screens: ScreenWatch;
  vault: SecretVault;
  graphics: GraphicsWatch;
  dataFolder: string;
}

/** Sizes of the desk are drawn for this many points; a larger display without scaling needs more. */
const drawnFor = { width: 1920, height: 1080 };

/** The program around the wall, as the rules see it. */
export const appControls = (controlled: Controlled): AppPort => {
  const { lifecycle, windows, screens, vault, graphics, dataFolder } = controlled;
  return {
    quit: () => {
      lifecycle.quit(0);
    },
    fullscreen: (which) => {
      windows.fill(which);
      return success(null);
    },
    about: () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      flavour,
      dataFolder,
    }),
    deskScale: () => {
      const { width, height } = screens.placement().desk?.fullBounds ?? drawnFor;
      return Math.max(1, Math.min(width / drawnFor.width, height / drawnFor.height));
    },
    ...loginStart(),
    isKeychainThere: () => vault.isKeychainThere,
    isGraphicsReduced: () => graphics.isReduced,
    onGraphicsReduced: graphics.onReduced,
  };
};
