export {
  editingBegun,
  grownRegion,
  isUnspanned,
  movedPlace,
  placeOf,
  tileAtPlace,
  type Editing,
} from './editing';
export { editorCommand, type EditorCommand } from './editorKeys';
export { LayoutEditor } from './LayoutEditor';
export { PreviewPicture } from './PreviewPicture';
export { layoutName } from './stepWords';
