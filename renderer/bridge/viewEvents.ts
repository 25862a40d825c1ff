import { createAction } from '@reduxjs/toolkit';
import type { ViewPatch, WindowView } from '#contract/view';

/** The whole of this window's view came; it replaces what was there. */
export const viewReceived = createAction<WindowView>('view/viewReceived');

/** A patch came that follows on the revision this window has. */
export const viewPatched = createAction<ViewPatch>('view/viewPatched');
