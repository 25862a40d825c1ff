import { mediamtxAbilities } from '../../electron/platform/mediamtx/mediamtxCapabilities';
import { stageMediamtx } from './mediamtxStage';
import { platformContract } from './platformContract';

platformContract('mediamtx, before a fake of it', mediamtxAbilities, stageMediamtx);
